package io.ringpost.ingress.provider.twilio.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Answers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnsweredCallsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void remembersForADay() {
        AnsweredCalls calls = new AnsweredCalls(Answers.settings(Map.of()), nanos::get);
        assertThat(get(calls, "CA1")).isEqualTo("1");

        nanos.addAndGet(Duration.ofHours(24).minusSeconds(1).toNanos());
        assertThat(get(calls, "CA1")).isEqualTo("1");

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(get(calls, "CA1")).isEqualTo("2");
    }

    @Test
    void takesNoMoreThanItsShareOfMemory() {
        AnsweredCalls calls =
                new AnsweredCalls(Answers.settings(Map.of("ringpost.voice.remembered-bytes", "26000")), nanos::get);

        IntStream.range(0, 1000).forEach(i -> get(calls, "CA" + i));
        int before = made.get();
        IntStream.range(0, 1000).forEach(i -> get(calls, "CA" + i));

        assertThat(made.get() - before).isGreaterThan(800);
    }

    private String get(AnsweredCalls calls, String call) {
        return calls.get(call, () -> CompletableFuture.completedFuture(Integer.toString(made.incrementAndGet())))
                .join();
    }
}
