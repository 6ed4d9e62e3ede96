package io.ringpost.ingress.provider;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an address as proxies and sockets write it; never asks a name server. */
public final class AddressLiteral {
    private AddressLiteral() {}

    /** The address, with a port behind it or without; empty if it is none. */
    public static Optional<InetAddress> read(@Nullable String literal) {
        String text = literal == null ? "" : withoutPort(literal.strip());
        try {
            return Optional.of(AddressText.read(text))
                    .filter(address -> !address.isPrefixed())
                    .map(IPAddress::toInetAddress);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String literal) {
        if (literal.startsWith("[")) {
            return literal.replaceFirst("^\\[([^\\]]*)\\](:\\d+)?$", "$1");
        }
        return literal.matches("[0-9.]+:\\d+") ? literal.substring(0, literal.indexOf(':')) : literal;
    }
}
