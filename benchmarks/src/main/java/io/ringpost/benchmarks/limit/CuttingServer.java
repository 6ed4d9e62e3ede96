package io.ringpost.benchmarks.limit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A server that answers 204 and does nothing else but to end, a few at a time as the ingress does, whose first request is not
 * whole after ten seconds: what the generator and its crowd, opened again, take of the cores by themselves.
 */
public final class CuttingServer extends AbstractVerticle {
    private static final int NO_CONTENT = 204;
    private static final long WITHIN = Duration.ofSeconds(10).toNanos();
    private static final int TURN_MILLIS = 10;
    private static final int AT_A_TIME = 10;

    private final int port;
    /** When each that never asked sent its first byte; the oldest first. */
    private final Map<HttpConnection, Long> unfinished = new LinkedHashMap<>();

    private CuttingServer(int port) {
        this.port = port;
    }

    /** Runs until it is ended; the argument is the port. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int instances = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(() -> new CuttingServer(port), new DeploymentOptions().setInstances(instances))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setPeriodic(TURN_MILLIS, turn -> cut());
        // Like the ingress; else nobody hears of a connection before its first head is whole.
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        vertx.createHttpServer(options)
                .connectionHandler(this::watch)
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void watch(HttpConnection connection) {
        ((HttpServerConnection) connection).channelHandlerContext().pipeline().addFirst(new FirstByte(connection));
        connection.closeHandler(closed -> unfinished.remove(connection));
    }

    private void answer(HttpServerRequest request) {
        request.bodyHandler(body -> {
            unfinished.remove(request.connection());
            request.response().setStatusCode(NO_CONTENT).end();
        });
    }

    private void cut() {
        long now = System.nanoTime();
        for (int i = 0; i < AT_A_TIME && !unfinished.isEmpty(); i++) {
            Iterator<Map.Entry<HttpConnection, Long>> oldest =
                    unfinished.entrySet().iterator();
            Map.Entry<HttpConnection, Long> one = oldest.next();
            if (now - one.getValue() < WITHIN) {
                return;
            }
            oldest.remove();
            one.getKey().close();
        }
    }

    private final class FirstByte extends ChannelInboundHandlerAdapter {
        private final HttpConnection connection;

        FirstByte(HttpConnection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            unfinished.put(connection, System.nanoTime());
            ctx.pipeline().remove(this);
            ctx.fireChannelRead(bytes);
        }
    }
}
