package io.ringpost.safehttp.resolve;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks a host name up; the caller judges what comes back. */
@FunctionalInterface
public interface NameResolver {

    /**
     * All addresses of the name, IPv4 first. Must return at once; the caller gives up at its own deadline.
     *
     * @param host an ASCII host name, never an address
     */
    CompletionStage<List<InetAddress>> addresses(String host);
}
