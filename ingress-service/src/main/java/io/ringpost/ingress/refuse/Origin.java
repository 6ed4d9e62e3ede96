package io.ringpost.ingress.refuse;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Who counts as one sender: an IPv4 address, or the {@code /64} of an IPv6 one, which a single line is given whole.
 *
 * @param bytes length of the address
 * @param network its first bytes
 */
record Origin(int bytes, long network) {
    static Origin of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length == Integer.BYTES) {
            return new Origin(bytes.length, buffer.getInt());
        }
        long first = buffer.getLong();
        boolean mapped = first == 0 && buffer.getInt() == 0xFFFF;
        return mapped ? new Origin(Integer.BYTES, buffer.getInt()) : new Origin(bytes.length, first);
    }
}
