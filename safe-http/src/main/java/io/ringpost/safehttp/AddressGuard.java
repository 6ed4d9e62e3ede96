package io.ringpost.safehttp;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.net.InetAddress;
import java.util.List;

/**
 * Decides whether an address may be called: the public internet, and what the operator has opened by name.
 * An IPv4 address that hides in an IPv6 one is judged as the IPv4 address, or refused with its whole range.
 */
public final class AddressGuard {

    /** The widest exceptions that name a network; anything wider would switch the guard off. */
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 7;

    /** The library would read an empty text as loopback, and wildcards as many ranges. */
    private static final IPAddressStringParameters CIDR_ONLY = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowMask(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .toParams();

    private static final IPAddress GLOBAL_UNICAST = range(SpecialRanges.GLOBAL_UNICAST);
    private static final IPAddress NAT64 = range(SpecialRanges.NAT64);

    private final IPv4AddressTrie special4 = SpecialRanges.ipv4();
    private final IPv6AddressTrie special6 = SpecialRanges.ipv6();
    private final List<IPAddress> allowed;

    private AddressGuard(List<IPAddress> allowed) {
        this.allowed = allowed;
    }

    /** Only the public internet. */
    public static AddressGuard strict() {
        return new AddressGuard(List.of());
    }

    /**
     * The public internet and exactly these ranges.
     *
     * @param cidrs as {@code 10.1.0.0/16} or {@code ::1}
     * @throws IllegalArgumentException naming the entry that is no range, or is too wide to be an exception
     */
    public static AddressGuard allowing(List<String> cidrs) {
        return new AddressGuard(cidrs.stream().map(AddressGuard::exception).toList());
    }

    /** Whether the address may be called. */
    public boolean allows(InetAddress address) {
        return allows(new IPAddressGenerator().from(address));
    }

    boolean allows(IPAddress address) {
        IPAddress plain = unmapped(address);
        return allowed.stream().anyMatch(range -> range.contains(plain)) || isPublic(plain);
    }

    private boolean isPublic(IPAddress address) {
        return address.isIPv4() ? isPublic4(address.toIPv4()) : isPublic6(address.toIPv6());
    }

    private boolean isPublic4(IPv4Address address) {
        return !special4.elementContains(address);
    }

    private boolean isPublic6(IPv6Address address) {
        if (NAT64.contains(address)) {
            return allows(address.getEmbeddedIPv4Address());
        }
        return GLOBAL_UNICAST.contains(address) && !special6.elementContains(address);
    }

    private static IPAddress unmapped(IPAddress address) {
        if (address.isIPv4()) {
            return address;
        }
        IPv6Address six = address.toIPv6().removeZone();
        return six.isIPv4Mapped() ? six.getEmbeddedIPv4Address() : six;
    }

    private static IPAddress exception(String cidr) {
        IPAddress range = new IPAddressString(cidr.strip(), CIDR_ONLY).getAddress();
        if (range == null) {
            throw new IllegalArgumentException("no address range: " + cidr);
        }
        IPAddress block = range.toPrefixBlock();
        Integer prefix = block.getNetworkPrefixLength();
        int widest = block.isIPv4() ? WIDEST_IPV4 : WIDEST_IPV6;
        if (prefix != null && prefix < widest) {
            throw new IllegalArgumentException("too wide for an exception (at most /" + widest + "): " + cidr);
        }
        return block;
    }

    private static IPAddress range(String cidr) {
        return new IPAddressString(cidr).getAddress();
    }
}
