package io.ringpost.safehttp;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.util.List;

/** The address ranges that are not the public internet (IANA special-purpose registries, and metadata services). */
final class SpecialRanges {

    private static final List<String> IPV4 = List.of(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT; Alibaba's metadata service
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's host services behind a public address
            "169.254.0.0/16", // link-local; metadata services
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; Oracle's metadata service
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // automatic multicast tunnels
            "192.88.99.0/24", // 6to4 relays, withdrawn
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** Inside 2000::/3 only; the guard takes nothing outside it for public. */
    private static final List<String> IPV6 = List.of(
            "2001::/23", // protocol assignments, Teredo, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: carries any IPv4 address
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    static final String GLOBAL_UNICAST = "2000::/3";

    /** Reached through a NAT64 gateway: as good or bad as the IPv4 address inside. */
    static final String NAT64 = "64:ff9b::/96";

    private SpecialRanges() {}

    static IPv4AddressTrie ipv4() {
        IPv4AddressTrie trie = new IPv4AddressTrie();
        IPV4.forEach(range -> trie.add(new IPAddressString(range).getAddress().toIPv4()));
        return trie;
    }

    static IPv6AddressTrie ipv6() {
        IPv6AddressTrie trie = new IPv6AddressTrie();
        IPV6.forEach(range -> trie.add(new IPAddressString(range).getAddress().toIPv6()));
        return trie;
    }
}
