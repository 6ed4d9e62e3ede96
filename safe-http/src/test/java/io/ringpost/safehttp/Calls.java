package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import io.ringpost.safehttp.resolve.NameResolver;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client whose names all point to this machine, and receivers to call. */
final class Calls implements AutoCloseable {

    /** For what ends by itself, also on a busy machine. */
    static final Limits PATIENT = new Limits(Duration.ofSeconds(40), Duration.ofSeconds(45), 1024);

    /** For what ends at the deadline. */
    static final Limits SHORT = new Limits(Duration.ofMillis(1000), Duration.ofMillis(1300), 1024);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

    private final List<SafeHttpClient> clients = new java.util.ArrayList<>();

    SafeHttpClient client() {
        return client(host -> CompletableFuture.completedFuture(List.of(loopback(1))));
    }

    SafeHttpClient client(NameResolver names) {
        return client(options(), names);
    }

    SafeHttpClient client(SafeHttpOptions options, NameResolver names) {
        SafeHttpClient client = new SafeHttpClient(vertx, options, names);
        clients.add(client);
        return client;
    }

    /** Loopback is open but for 127.0.0.99, which stands for whatever must not be reached. */
    static SafeHttpOptions options() {
        return SafeHttpOptions.of(List.of("127.0.0.0/28"), false);
    }

    static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Speaks HTTP; gives the port. */
    int http(Handler<HttpServerRequest> handler) {
        return http(new HttpServerOptions(), handler);
    }

    int http(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return http(options, "0.0.0.0", handler);
    }

    int httpAt(String address, Handler<HttpServerRequest> handler) {
        return http(new HttpServerOptions(), address, handler);
    }

    private int http(HttpServerOptions options, String address, Handler<HttpServerRequest> handler) {
        return get(vertx.createHttpServer(options)
                        .requestHandler(handler)
                        .listen(0, address)
                        .toCompletionStage()
                        .toCompletableFuture())
                .actualPort();
    }

    /** Speaks whatever the handler writes; gives the port. */
    int raw(Handler<NetSocket> handler) {
        return get(vertx.createNetServer(new NetServerOptions().setReusePort(false))
                        .connectHandler(handler)
                        .listen(0, "0.0.0.0")
                        .toCompletionStage()
                        .toCompletableFuture())
                .actualPort();
    }

    static SafeResponse call(SafeHttpClient client, SafeRequest request) {
        return client.send(request).await().atMost(PATIENCE);
    }

    static Answered answered(SafeResponse response) {
        return response.match(answer -> answer, failed -> {
            throw new AssertionError("no answer: " + failed);
        });
    }

    static Failed failed(SafeResponse response) {
        return response.match(
                answer -> {
                    throw new AssertionError("answered: " + answer);
                },
                failure -> failure);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        clients.forEach(SafeHttpClient::close);
        get(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
