package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Patience QUICK =
            new Patience(Duration.ofNanos(1_000), Duration.ofNanos(2_000), Duration.ofSeconds(1), 3);

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void triesOnHoweverLongItTakes() {
        int outage = 2_000;

        int succeeded = QUICK.forEver(failing(outage), failure -> true).await().atMost(Duration.ofSeconds(20));

        assertThat(succeeded).isEqualTo(outage + 1);
    }

    @Test
    void givesUpOnARowThatFailsAlone() {
        Throwable failure = QUICK.afterTriesAlone(failing(100))
                .onItemOrFailure()
                .transform((item, last) -> last)
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(failure).hasMessage("try 3");
    }

    private Uni<Integer> failing(int times) {
        return Uni.createFrom()
                .deferred(() -> tries.incrementAndGet() > times
                        ? Uni.createFrom().item(tries.get())
                        : Uni.createFrom().failure(new IllegalStateException("try " + tries.get())));
    }
}
