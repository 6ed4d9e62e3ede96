package io.ringpost.ingress.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.refuse.RefusalDesks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch at a real listening socket, of a server that gives silence a moment. */
class ConnectionGuardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 8;

    private final HttpServerOptions options = new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(500)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    private final Vertx vertx = Vertx.vertx();
    private final ConnectSettings settings =
            Settings.of(ConnectSettings.class, Map.of("ringpost.connect.most", Integer.toString(MOST)));
    private final AtomicInteger watched = new AtomicInteger();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Crowd crowd = new Crowd(settings, meters) {
        @Override
        void enter(Connection connection) {
            watched.incrementAndGet();
            super.enter(connection);
        }
    };
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end());
        server.listen().toCompletionStage().toCompletableFuture().get();
        new ConnectionGuard(vertx, settings, crowd, new Refusals(RefusalDesks.usual()), new TimeLimits(vertx))
                .start(new HttpServerStart(options));
        for (EventExecutor acceptor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            acceptor.submit(() -> {}).get();
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aSilentConnectionIsWatchedAndEnds() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            silent.setSoTimeout((int) PATIENCE.toMillis());

            assertThat(silent.getInputStream().read()).isNegative();
        }
        assertThat(watched).hasValue(1);
        await().atMost(PATIENCE).until(() -> crowd.open() == 0);
    }

    @Test
    void thoseWhoComeAgainWheneverTheyAreSentAwayAreHeld() throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(4 * MOST);
        try {
            for (int i = 0; i < 4 * MOST; i++) {
                callers.execute(this::comeAgainAndAgain);
            }
            await().atMost(PATIENCE).until(() -> heldTurns() >= 3);
        } finally {
            callers.shutdownNow();
        }
        assertThat(callers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        double turns = heldTurns();
        assertThat((double) watched.get()).isGreaterThanOrEqualTo(turns * Admission.AT_A_TIME);
    }

    private double heldTurns() {
        return meters.get("ringpost.ingress.connections.held.turns").counter().count();
    }

    private void comeAgainAndAgain() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                while (silent.getInputStream().read() >= 0) {
                    // Nobody answers who was not asked.
                }
            } catch (IOException sentAway) {
                // Comes again.
            }
        }
    }
}
