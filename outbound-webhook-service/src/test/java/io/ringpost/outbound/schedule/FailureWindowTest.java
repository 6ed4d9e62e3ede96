package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.schedule.FailureWindow.Outcome;
import io.ringpost.outbound.schedule.FailureWindow.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureWindowTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void fewAreToldAtOnceEachByItself() {
        Outcome<Integer> outcome = FailureWindow.after(null, List.of(1, 2), NOW);

        assertThat(outcome.told()).containsExactly(new Told<>(1, 0), new Told<>(2, 0));
        assertThat(outcome.window()).isEqualTo(new FailureWindow<Integer>(NOW.plus(FailureWindow.LENGTH), 2, 0, null));
    }

    @Test
    void othersAreToldByTheLastOfThemWhenTheHourIsOver() {
        Outcome<Integer> storm = FailureWindow.after(null, numbers(0, 12), NOW);
        Outcome<Integer> early = FailureWindow.after(storm.window(), List.of(), NOW.plus(Duration.ofMinutes(59)));
        Outcome<Integer> over = FailureWindow.after(early.window(), List.of(), NOW.plus(Duration.ofHours(1)));

        assertThat(storm.told()).extracting(Told::failure).containsExactly(0, 1, 2, 3, 4);
        assertThat(early.told()).isEmpty();
        assertThat(over.told()).containsExactly(new Told<>(11, 6));
    }

    @Test
    void nothingIsRememberedOfAnHourInWhichAllWereTold() {
        Outcome<Integer> few = FailureWindow.after(null, List.of(1), NOW);

        Outcome<Integer> over = FailureWindow.after(few.window(), List.of(), NOW.plus(Duration.ofHours(1)));

        assertThat(over.told()).isEmpty();
        assertThat(over.window()).isNull();
    }

    @Test
    void hourThatAClockAheadBeganIsOverAtOnce() {
        Outcome<Integer> ahead = FailureWindow.after(null, numbers(0, 7), NOW.plus(Duration.ofDays(1)));

        Outcome<Integer> right = FailureWindow.after(ahead.window(), List.of(7), NOW);

        assertThat(right.told()).containsExactly(new Told<>(6, 1), new Told<>(7, 0));
        assertThat(right.window()).isEqualTo(new FailureWindow<Integer>(NOW.plus(FailureWindow.LENGTH), 2, 0, null));
    }

    /** Each failure is told, by itself or as one of those that another stands for; and of one window never more than five. */
    @Property
    void everyFailureIsToldOnceAndFewInAnyHour(
            @ForAll @Size(max = 60) List<@IntRange(max = 30) Integer> failures,
            @ForAll @IntRange(min = 1, max = 90) int minutes) {
        Instant now = NOW;
        @Nullable FailureWindow<Integer> window = null;
        List<Instant> times = new ArrayList<>();
        int told = 0;
        int failed = 0;
        for (int count : failures) {
            now = now.plus(Duration.ofMinutes(minutes));
            Outcome<Integer> outcome = FailureWindow.after(window, numbers(failed, count), now);
            failed += count;
            told += stoodFor(outcome.told());
            times.addAll(Collections.nCopies(outcome.told().size(), now));
            window = outcome.window();
        }
        Outcome<Integer> last = FailureWindow.after(window, List.of(), now.plus(Duration.ofHours(1)));

        assertThat(told + stoodFor(last.told())).isEqualTo(failed);
        assertThat(last.told()).hasSizeLessThanOrEqualTo(1);
        assertMostInAWindow(times);
    }

    /** Windows follow one another, so any hour meets two of them at most. */
    private static void assertMostInAWindow(List<Instant> times) {
        for (int i = 2 * FailureWindow.SINGLY; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 2 * FailureWindow.SINGLY), times.get(i)))
                    .isGreaterThanOrEqualTo(FailureWindow.LENGTH);
        }
    }

    private static int stoodFor(List<Told<Integer>> told) {
        return told.stream().mapToInt(one -> 1 + one.more()).sum();
    }

    private static List<Integer> numbers(int from, int count) {
        return IntStream.range(from, from + count).boxed().toList();
    }
}
