package io.ringpost.contract.refusal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An address without its last part: enough to recognise a noisy network, too little to name a person. */
public final class RemoteNetwork {
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_KEPT = 3;
    private static final int IPV6_KEPT = 6;

    private RemoteNetwork() {}

    /** The {@code /24} of an IPv4 address or the {@code /48} of an IPv6 one, in CIDR notation. */
    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = bytes.length == IPV4_BYTES ? IPV4_KEPT : IPV6_KEPT;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address keeps its length", e);
        }
    }

    /** A number of the same network, for counting: no two networks have the same. */
    public static long number(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = bytes.length == IPV4_BYTES ? IPV4_KEPT : IPV6_KEPT;
        long number = bytes.length;
        for (int i = 0; i < kept; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
