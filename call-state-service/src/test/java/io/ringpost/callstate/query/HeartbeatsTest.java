package io.ringpost.callstate.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aQuietStreamBeats() {
        AssertSubscriber<String> reader = Heartbeats.between(Multi.createFrom().<String>nothing(), SHORT, "beat")
                .subscribe()
                .withSubscriber(AssertSubscriber.create(100));

        reader.awaitItems(3, Duration.ofSeconds(60));

        assertThat(reader.getItems()).containsOnly("beat");
        reader.cancel();
    }

    @Test
    void aReaderThatTakesNothingIsCut() {
        AssertSubscriber<String> reader = Heartbeats.between(Multi.createFrom().<String>nothing(), SHORT, "beat")
                .subscribe()
                .withSubscriber(AssertSubscriber.create(0));

        reader.awaitFailure(Duration.ofSeconds(60));

        assertThat(reader.getFailure()).isInstanceOf(BackPressureFailure.class);
    }

    @Test
    void nothingIsTakenForAReaderThatDoesNotTake() {
        AtomicLong taken = new AtomicLong();
        Multi<String> items = Multi.createFrom()
                .range(0, 1_000)
                .onItem()
                .invoke(taken::incrementAndGet)
                .map(String::valueOf);

        AssertSubscriber<String> reader =
                Heartbeats.between(items, LONG, "beat").subscribe().withSubscriber(AssertSubscriber.create(3));

        reader.awaitItems(3, Duration.ofSeconds(60));
        assertThat(taken.get()).isLessThan(10);
        reader.cancel();
    }
}
