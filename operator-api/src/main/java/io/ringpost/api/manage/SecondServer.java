package io.ringpost.api.manage;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;

/** An HTTP server beside the service's own. */
final class SecondServer {
    private static final int SECONDS_IDLE = 60;

    private final HttpServer server;

    private SecondServer(HttpServer server) {
        this.server = server;
    }

    /** Listens when it returns. */
    static SecondServer open(Vertx vertx, String host, int port, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(SECONDS_IDLE)
                .setHttp2ClearTextEnabled(false);
        try {
            return new SecondServer(vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException e) {
            throw new PortTaken(port, e);
        }
    }

    int port() {
        return server.actualPort();
    }

    void close() {
        var unused = server.close();
    }
}
