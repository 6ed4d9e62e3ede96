package io.ringpost.safehttp;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a usable URL points.
 *
 * @param tls whether the scheme is https
 * @param host lower case, IPv6 without brackets
 * @param port never absent
 * @param pathAndQuery as written, starting with a slash
 * @param literal the address, when the host is written as one
 */
public record Target(
        boolean tls,
        String host,
        int port,
        String pathAndQuery,
        @Nullable InetAddress literal) {

    /** The value of the Host header. */
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }
}
