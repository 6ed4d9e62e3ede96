package io.ringpost.ingress.provider;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
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
        IPAddress candidate = unwrapped(new IPAddressGenerator().from(address));
        return networks.stream().anyMatch(network -> network.contains(candidate));
    }

    private static IPAddress network(String entry) {
        try {
            return unwrapped(new IPAddressString(entry).toAddress()).toPrefixBlock();
        } catch (AddressStringException e) {
            throw new IllegalArgumentException(entry + " is no address and no network", e);
        }
    }

    private static IPAddress unwrapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
