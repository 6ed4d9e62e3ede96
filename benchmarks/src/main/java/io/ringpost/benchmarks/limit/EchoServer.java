package io.ringpost.benchmarks.limit;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** The HTTP limit: reads the whole body, does nothing, answers 204. One instance per core, as Quarkus would. */
public final class EchoServer extends AbstractVerticle {
    private static final int NO_CONTENT = 204;

    private final int port;

    private EchoServer(int port) {
        this.port = port;
    }

    /** Runs until it is ended; the argument is the port. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int instances = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(() -> new EchoServer(port), new DeploymentOptions().setInstances(instances))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(
                        body -> request.response().setStatusCode(NO_CONTENT).end()))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }
}
