package io.ringpost.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringpost.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayLeaseIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String LEFT = "select until > clock_timestamp() from dead_letter_replay";

    private final OwnSchema schema = new OwnSchema();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        schema.close();
    }

    @AfterAll
    static void end() {
        VERTX.closeAndAwait();
    }

    @Test
    void anotherReplicaIsRefusedMeanwhileAndWelcomeAfter() {
        ReplayLease other = replica(LONG);

        String refused = replica(LONG).during(() -> {
            assertThatThrownBy(() -> other.during(() -> "both")).isInstanceOf(ReplayUnderWay.class);
            return "refused";
        });

        assertThat(refused).isEqualTo("refused");
        assertThat(other.during(() -> "after")).isEqualTo("after");
    }

    @Test
    void isGivenUpWhenTheWorkFails() {
        ReplayLease failing = replica(LONG);

        assertThatThrownBy(() -> failing.during(() -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");

        assertThat(replica(LONG).during(() -> "free")).isEqualTo("free");
    }

    @Test
    void isHeldToTheEndOfTheWorkThoughNobodyWaitsForItsAnswer() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ReplayLease left = replica(LONG);
        Cancellable waiting = Uni.createFrom()
                .item(() -> left.during(() -> {
                    begun.countDown();
                    return awaited(end);
                }))
                .runSubscriptionOn(threads)
                .subscribe()
                .with(done -> {});
        assertThat(awaited(begun)).isTrue();

        waiting.cancel();

        assertThatThrownBy(() -> replica(LONG).during(() -> "both")).isInstanceOf(ReplayUnderWay.class);
        end.countDown();
        await().atMost(SOON).until(() -> schema.column(LEFT).contains("f"));
    }

    @Test
    void isRenewedWhileTheWorkGoesOn() {
        ReplayLease lease = replica(Duration.ofSeconds(3));

        boolean renewed = lease.during(() -> {
            String first = schema.column("select until from dead_letter_replay").get(0);
            await().atMost(SOON).until(() -> !schema.column("select until from dead_letter_replay")
                    .get(0)
                    .equals(first));
            return true;
        });

        assertThat(renewed).isTrue();
    }

    @Test
    void whoseLeaseRanOutGivesNothingBackAnyMore() {
        ReplayLease slow = replica(Duration.ofSeconds(1));

        slow.during(() -> {
            schema.execute("update dead_letter_replay set owner = 'another', until = 'infinity'");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThatThrownBy(slow::check).isInstanceOf(ReplayUnderWay.class));
            return true;
        });

        assertThat(schema.column("select owner from dead_letter_replay")).containsExactly("another");
        assertThat(schema.column(LEFT)).containsExactly("t");
    }

    @Test
    void whatACrashLeftRunsOut() {
        schema.execute("update dead_letter_replay set owner = 'crashed', until = clock_timestamp()");

        assertThat(replica(LONG).during(() -> "taken over")).isEqualTo("taken over");
    }

    private ReplayLease replica(Duration length) {
        return new ReplayLease(schema.pool(VERTX), length);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
