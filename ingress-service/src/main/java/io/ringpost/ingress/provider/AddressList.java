package io.ringpost.ingress.provider;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;
import java.util.List;

/** Addresses and networks in CIDR notation; an IPv4 address stays one when it comes wrapped in IPv6. */
public final class AddressList {
    private final List<IPAddress> networks;

    /**
     * Takes addresses and networks; blanks around them and empty ones are left out.
     *
     * @throws IllegalArgumentException naming the entry that is neither
     */
    public AddressList(List<String> entries) {
        this.networks = entries.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AddressList::network)
                .toList();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address or network of the list holds the address. */
    public boolean contains(InetAddress address) {
        if (networks.isEmpty()) {
            return false;
        }
        IPAddress candidate = AddressText.plain(new IPAddressGenerator().from(address));
        return networks.stream().anyMatch(network -> network.contains(candidate));
    }

    private static IPAddress network(String entry) {
        return AddressText.read(entry).toPrefixBlock();
    }
}
