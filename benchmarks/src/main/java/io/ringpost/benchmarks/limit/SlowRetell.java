package io.ringpost.benchmarks.limit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.UUID;

/** A Retell that registers every call, after a while. */
public final class SlowRetell {
    private static final int CREATED = 201;

    private SlowRetell() {}

    /** Runs until it is ended; the arguments are the port and the milliseconds that it takes. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        long millis = Long.parseLong(arguments[1]);
        Vertx vertx = Vertx.vertx();
        var unused = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(60))
                .requestHandler(request -> request.bodyHandler(body -> vertx.setTimer(millis, late -> request.response()
                        .setStatusCode(CREATED)
                        .putHeader("Content-Type", "application/json")
                        .end("{\"call_id\":\"call_"
                                + UUID.randomUUID().toString().replace("-", "")
                                + "\",\"call_status\":\"registered\"}"))))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
