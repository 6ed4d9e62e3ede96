package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.store.Bell;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureRunTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String UNTOLD = "failures-untold";

    private final List<UniEmitter<? super Boolean>> tellings = new CopyOnWriteArrayList<>();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final AtomicInteger rung = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void oneAtATimeIsToldHoweverOftenItLooks() {
        FailureRun run = run("1m");

        IntStream.range(0, 10).forEach(i -> run.look());
        int atOnce = tellings.size();
        tellings.get(0).complete(false);
        run.look();

        assertThat(atOnce).isEqualTo(1);
        assertThat(tellings).hasSize(2);
    }

    @Test
    void whileThereMayBeMoreItGoesOnAndThenRingsOnce() {
        FailureRun run = run("1m");
        run.look();
        tellings.get(0).complete(true);
        tellings.get(1).complete(true);
        int before = rung.get();
        run.look();
        tellings.get(2).complete(false);

        assertThat(before).isZero();
        assertThat(rung).hasValue(1);
        assertThat(tellings).hasSize(3);
    }

    @Test
    void whatFailsIsSaidAndTriedAgainAtTheNextLook() {
        FailureRun run = run("1m");

        String said = logged(() -> {
            run.look();
            tellings.get(0).fail(new IllegalStateException("away"));
        });
        run.look();
        tellings.get(1).complete(false);

        assertThat(said).contains(UNTOLD);
        assertThat(rung).hasValue(1);
    }

    /** The limit is of each telling, not of all of them. */
    @Test
    void databaseThatFallsSilentIsGivenUpAndAskedAgainAtTheNextLook() {
        FailureRun run = run("50ms");

        String said = logged(() -> {
            run.look();
            tellings.get(0).complete(true);
            await().atMost(SOON).until(() -> givenUp.get() == 1);
        });
        await().atMost(SOON).until(() -> {
            run.look();
            return tellings.size() == 3;
        });

        assertThat(said).contains(UNTOLD);
        assertThat(rung).hasValue(0);
    }

    private FailureRun run(String limit) {
        Bell bell = new Bell();
        bell.listen(rung::incrementAndGet);
        Uni<Boolean> some = Uni.createFrom()
                .<Boolean>emitter(tellings::add)
                .onCancellation()
                .invoke(givenUp::incrementAndGet);
        return new FailureRun(
                vertx,
                some,
                bell,
                new DeliveryWatch(new SimpleMeterRegistry()),
                Settings.with(
                        Map.of("ringpost.outbound.database-limit", limit, "ringpost.outbound.housekeeping", "10ms")));
    }

    private static String logged(Runnable step) {
        try (LogCapture log = LogCapture.start()) {
            step.run();
            await().atMost(SOON).until(() -> log.text().contains(UNTOLD));
            return log.text();
        }
    }
}
