package io.ringpost.benchmarks.deliveries;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Receivers that mean harm, each kind on a port of its own. */
public final class HostileReceivers implements AutoCloseable {
    private final Vertx vertx;
    private final Map<Kind, NetServer> servers = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<Kind, AtomicLong> longest = new ConcurrentHashMap<>();
    private final Map<NetSocket, Long> open = new ConcurrentHashMap<>();
    private final AtomicLong reached = new AtomicLong();
    private final NetServer elsewhere;

    private HostileReceivers(Vertx vertx) {
        this.vertx = vertx;
        elsewhere = listening(socket -> reached.incrementAndGet());
        for (Kind kind : Kind.values()) {
            servers.put(kind, listening(socket -> called(kind, socket)));
        }
    }

    /** Starts one of each kind. */
    public static HostileReceivers start(Vertx vertx) {
        return new HostileReceivers(vertx);
    }

    /** What they do. */
    public enum Kind {
        /** The head comes byte by byte. */
        HEAD_DRIPS,
        /** A 2xx head at once, then the body byte by byte. */
        BODY_DRIPS,
        /** A body without an end. */
        BODY_ENDLESS,
        /** Much behind little. */
        GZIP_BOMB,
        /** Leads to a server on this machine. */
        REDIRECT_INSIDE,
        /** Leads to itself. */
        REDIRECT_CIRCLE,
        /** A header of 64 KiB. */
        HEAD_HUGE,
        /** Accepts and says nothing where TLS should begin. */
        TLS_STALLS,
        /** Goes away in the middle of the body. */
        RESETS
    }

    /** Where one of a kind listens. */
    public String url(Kind kind) {
        String scheme = kind == Kind.TLS_STALLS ? "https" : "http";
        return scheme + "://127.0.0.1:" + port(kind) + "/";
    }

    /** How many calls there were. */
    public int calls() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How often somebody came where only redirects lead. */
    public long reached() {
        return reached.get();
    }

    /** The longest that one of them held a connection on which it had not ended its answer. */
    public long longestMillis() {
        long now = System.nanoTime();
        long still =
                open.values().stream().mapToLong(since -> now - since).max().orElse(0);
        long ended = longest.values().stream().mapToLong(AtomicLong::get).max().orElse(0);
        return Math.max(still, ended) / 1_000_000;
    }

    /** Calls and the longest held connection by kind. */
    public JsonObject json() {
        JsonObject all = new JsonObject();
        calls.forEach((kind, count) -> all.put(
                kind.name(),
                new JsonObject()
                        .put("calls", count.get())
                        .put(
                                "longestMillis",
                                longest.getOrDefault(kind, new AtomicLong()).get() / 1_000_000)));
        return all;
    }

    private int port(Kind kind) {
        NetServer server = servers.get(kind);
        if (server == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return server.actualPort();
    }

    private NetServer listening(Handler<NetSocket> handler) {
        return vertx.createNetServer()
                .connectHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void called(Kind kind, NetSocket socket) {
        open.put(socket, System.nanoTime());
        socket.exceptionHandler(gone -> {});
        socket.closeHandler(closed -> ended(kind, socket));
        AtomicInteger parts = new AtomicInteger();
        socket.handler(bytes -> {
            if (parts.getAndIncrement() == 0) {
                calls.computeIfAbsent(kind, first -> new AtomicInteger()).incrementAndGet();
                new Harm(vertx, socket, "http://127.0.0.1:" + elsewhere.actualPort() + "/", url(kind)).begin(kind);
            }
        });
    }

    private void ended(Kind kind, NetSocket socket) {
        Long since = open.remove(socket);
        if (since != null) {
            longest.computeIfAbsent(kind, first -> new AtomicLong())
                    .accumulateAndGet(System.nanoTime() - since, Math::max);
        }
    }

    @Override
    public void close() {
        servers.values().forEach(NetServer::close);
        elsewhere.close();
    }
}
