package io.ringpost.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final AtomicLong now = new AtomicLong();
    private final Lanes lanes = new Lanes(now::get);

    @Test
    void aKeyThatFailedWaitsLongerEachTimeAndGoesOnWhenItIsTaken() {
        OutboxRow row = row("t", "a", 1);

        lanes.settle(failed(List.of(row)));
        assertThat(lanes.closed().lanes()).containsExactly(row.lane());
        pass(Duration.ofSeconds(1));
        assertThat(lanes.closed().lanes()).isEmpty();

        lanes.settle(failed(List.of(row)));
        pass(Duration.ofSeconds(1));
        assertThat(lanes.closed().lanes()).containsExactly(row.lane());
        assertThat(lanes.none()).isFalse();

        lanes.settle(new RelayRound(List.of(row), List.of(), List.of(), null));
        assertThat(lanes.closed().lanes()).isEmpty();
        assertThat(lanes.none()).isTrue();
    }

    @Test
    void aKeyOnItsWayWaitsForTheAnswerHoweverLong() {
        OutboxRow row = row("t", "a", 1);

        lanes.onTheWay(List.of(row));
        pass(Duration.ofHours(1));

        assertThat(lanes.closed().lanes()).containsExactly(row.lane());
    }

    @Test
    void aTopicOfWhichTooManyKeysWaitIsClosed() {
        lanes.settle(failed(
                IntStream.range(0, 2_000).mapToObj(i -> row("t", "k" + i, 1)).toList()));
        lanes.settle(failed(List.of(row("u", "a", 1))));

        assertThat(lanes.closed()).isEqualTo(new Lanes.Closed(Set.of("t"), Set.of("u\na")));
    }

    @Test
    void aTopicOfWhichTooManyBytesAreOnTheWayIsClosed() {
        OutboxRow big = row("t", "a", 6 * 1024 * 1024);

        lanes.onTheWay(List.of(big, big, big));

        assertThat(lanes.closed().topics()).containsExactly("t");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static RelayRound failed(List<OutboxRow> rows) {
        return new RelayRound(List.of(), List.of(), rows, new IllegalStateException());
    }

    private static OutboxRow row(String topic, String key, int bytes) {
        return new OutboxRow(1, topic, key, new JsonObject(), new byte[bytes]);
    }
}
