package io.ringpost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on, and that the system gives to nobody meanwhile: it draws the ports of outgoing
 * connections from a range of its own, and one that dials a silent port of that range for long ends up taking it.
 */
public final class FreePort {
    /** Below lie the ports that known servers have. */
    static final int LOWEST = 10_000;
    /** Above begins the range of outgoing connections (Linux: 32768, others: 49152). */
    static final int HIGHEST = 32_767;

    private static final int TRIES = 1_000;
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * One drawn at random, so that several processes hardly meet; never one that was taken here before.
     *
     * @throws UncheckedIOException if none of a thousand can be listened on
     */
    public static int take() {
        IOException last = new BindException("every port was taken here before");
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            try (ServerSocket free = new ServerSocket(port)) {
                if (TAKEN.add(free.getLocalPort())) {
                    return port;
                }
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new UncheckedIOException("No free port from " + LOWEST + " to " + HIGHEST, last);
    }
}
