package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.schedule.RateLimit.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"10/s", "1/m", "300/m", "10000/h"})
    void isReadAndWrittenTheSame(String text) {
        assertThat(RateLimit.parse(text))
                .hasValueSatisfying(limit -> assertThat(limit.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0/s", "-1/s", "1.5/s", "10/d", "10001/s", "99999/h", "010/s", "10/s ", "10 /s"})
    void refusesWhatIsNoLimit(String text) {
        assertThat(RateLimit.parse(text)).isEmpty();
    }

    @Test
    void goesAtOnceWhileThereIsRoom() {
        List<Taken> taken = List.of(new Taken(NOW.plusMillis(300), 7), new Taken(NOW.minusMillis(1), 9));

        assertThat(limit("10/s").notBefore(taken, 2, NOW)).isEqualTo(NOW);
    }

    @Test
    void waitsUntilWhatWasSentCountsNoMore() {
        List<Taken> taken = List.of(new Taken(NOW.plusMillis(800), 4), new Taken(NOW.plusMillis(300), 6));

        assertThat(limit("10/s").notBefore(taken, 0, NOW)).isEqualTo(NOW.plusMillis(300));
        assertThat(limit("10/s").notBefore(taken, 5, NOW)).isEqualTo(NOW.plusMillis(300));
        assertThat(limit("10/s").notBefore(taken, 6, NOW)).isEqualTo(NOW.plusMillis(800));
        assertThat(limit("10/s").notBefore(taken, 10, NOW)).isEqualTo(NOW.plusMillis(1_300));
    }

    @Test
    void loweredLimitWaitsUntilFewEnoughCount() {
        List<Taken> taken = List.of(new Taken(NOW.plusMillis(300), 6), new Taken(NOW.plusMillis(800), 4));

        assertThat(limit("2/s").notBefore(taken, 0, NOW)).isEqualTo(NOW.plusMillis(800));
    }

    /** Whoever sends one after the other, each as soon as it may, is where the forecast of the first moment said. */
    @Property(tries = 300)
    void forecastIsWhatHappens(
            @ForAll @IntRange(min = 1, max = 6) int posts,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 1_000) Integer> before,
            @ForAll @IntRange(max = 20) int ahead) {
        RateLimit limit = new RateLimit(posts, 1);
        List<Taken> taken = new ArrayList<>();
        before.forEach(millis -> taken.add(new Taken(NOW.plusMillis(millis), 1)));
        Instant forecast = limit.notBefore(taken, ahead, NOW);

        Instant at = NOW;
        for (int i = 0; i <= ahead; i++) {
            at = limit.notBefore(taken, 0, at);
            taken.add(new Taken(at.plus(Duration.ofSeconds(1)), 1));
        }

        assertThat(at).isEqualTo(forecast);
    }

    @Property(tries = 300)
    void neverMoreThanTheLimitInAnyTimeOfItsLength(
            @ForAll @IntRange(min = 1, max = 6) int posts,
            @ForAll @Size(max = 30) List<@IntRange(max = 400) Integer> gaps) {
        RateLimit limit = new RateLimit(posts, 1);
        List<Taken> taken = new ArrayList<>();
        List<Instant> sent = new ArrayList<>();
        Instant now = NOW;
        for (int gap : gaps) {
            now = limit.notBefore(taken, 0, now.plusMillis(gap));
            taken.add(new Taken(now.plusSeconds(1), 1));
            sent.add(now);
        }

        assertThat(sent).allSatisfy(start -> assertThat(sent)
                .filteredOn(at -> !at.isBefore(start) && at.isBefore(start.plusSeconds(1)))
                .hasSizeLessThanOrEqualTo(posts));
    }

    private static RateLimit limit(String text) {
        return RateLimit.parse(text).orElseThrow();
    }
}
