package io.ringpost.ingress.provider;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;

/**
 * Reads addresses and networks in their usual forms alone: the library's many others (ranges, wildcards, shortened, octal
 * and hexadecimal IPv4) would make of a slip of the pen a wide network.
 */
final class AddressText {
    private static final IPAddressStringParameters USUAL = usual();

    private AddressText() {}

    /**
     * The address or network.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static IPAddress read(String text) {
        try {
            return plain(new IPAddressString(text, USUAL).toAddress());
        } catch (AddressStringException e) {
            throw new IllegalArgumentException(text + " is no address and no network", e);
        }
    }

    /** An IPv4 address stays one when it comes wrapped in IPv6. */
    static IPAddress plain(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }

    private static IPAddressStringParameters usual() {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allowWildcardedSeparator(false)
                .allow_inet_aton(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv4AddressParametersBuilder().allowBinary(false).allowLeadingZeros(false);
        builder.getIPv6AddressParametersBuilder().allowBase85(false).allowBinary(false);
        return builder.toParams();
    }
}
