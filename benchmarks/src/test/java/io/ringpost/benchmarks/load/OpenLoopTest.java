package io.ringpost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.simulate.ProviderRequest;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final PreparedRequests REQUESTS = PreparedRequests.of(
            10, "localhost", () -> new ProviderRequest("POST", "/", "", Map.of(), new byte[] {'a', '=', '1'}));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyPlannedRequestIsSentAndCounted() {
        int port = server(request -> request.response().setStatusCode(204).end());

        Tally tally = new OpenLoop(vertx, 4).run(port, REQUESTS, 200, Duration.ofSeconds(1));

        assertThat(tally.answers()).isEqualTo(200);
        assertThat(tally.kept()).isEqualTo(200);
    }

    @Test
    void aStallIsFeltByEveryRequestThatWasPlannedMeanwhile() {
        AtomicInteger count = new AtomicInteger();
        int port = server(request -> {
            if (count.incrementAndGet() == 10) {
                vertx.setTimer(
                        500, late -> request.response().setStatusCode(204).end());
            } else {
                request.response().setStatusCode(204).end();
            }
        });

        Tally tally = new OpenLoop(vertx, 1).run(port, REQUESTS, 100, Duration.ofSeconds(1));

        assertThat(tally.millis(75)).isGreaterThan(50);
    }

    @Test
    void theClosedLoopKeepsEveryConnectionBusyAndCountsRefusalsApart() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        int port = server(request -> request.response()
                .setStatusCode(count.incrementAndGet() % 2 == 0 ? 204 : 503)
                .end());

        Tally tally = new ClosedLoop(vertx, 8).run(port, REQUESTS, Duration.ofMillis(300));

        assertThat(tally.answers()).isEqualTo(count.get());
        assertThat(tally.kept()).isEqualTo(count.get() / 2);
    }

    private int server(Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
