package io.ringpost.recording.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FetchScheduleTest {
    private static final Instant SINCE = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void whatIsOfferedIsTriedAtOnceAndSoonAgain() {
        assertThat(tries(true).subList(0, 6)).containsExactly(0L, 5L, 10L, 20L, 40L, 80L);
    }

    @Test
    void whatNobodyOfferedIsTriedAfterAWhile() {
        assertThat(tries(false).subList(0, 5)).containsExactly(30L, 60L, 120L, 240L, 480L);
    }

    @Test
    void gapsGrowToHalfAnHourAndTheLastTryIsMadeAtFourHours() {
        List<Long> tries = tries(false);

        for (int i = 2; i < tries.size() - 1; i++) {
            long gap = tries.get(i) - tries.get(i - 1);
            assertThat(gap).isBetween(tries.get(i - 1) - tries.get(i - 2), 1_800L);
        }
        assertThat(tries.get(tries.size() - 1)).isEqualTo(Duration.ofHours(4).toSeconds());
    }

    @Test
    void whatNobodyTellsTheEndOfIsTriedWhenTheTimeIsOver() {
        assertThat(FetchSchedule.USUAL.unheard(SINCE)).isEqualTo(SINCE.plus(Duration.ofHours(4)));
    }

    @Test
    void aTryThatComesTooLateIsTheLast() {
        Optional<Instant> next = FetchSchedule.USUAL.next(true, SINCE, SINCE.plus(Duration.ofDays(1)));

        assertThat(next).isEmpty();
    }

    @Test
    void atTheLimitItIsOver() {
        Instant limit = SINCE.plus(Duration.ofHours(4));

        assertThat(FetchSchedule.USUAL.next(true, SINCE, limit)).isEmpty();
        assertThat(FetchSchedule.USUAL.next(true, SINCE, limit.minusSeconds(1))).hasValue(limit);
        assertThat(FetchSchedule.USUAL.next(true, SINCE, limit.minus(Duration.ofMinutes(30))))
                .hasValue(limit);
    }

    @Test
    void noGapIsLongerThanHalfAnHour() {
        Instant soon = SINCE.plus(Duration.ofMinutes(29));
        Instant later = SINCE.plus(Duration.ofMinutes(31));

        assertThat(FetchSchedule.USUAL.next(true, SINCE, soon)).hasValue(soon.plus(Duration.ofMinutes(29)));
        assertThat(FetchSchedule.USUAL.next(true, SINCE, later)).hasValue(later.plus(Duration.ofMinutes(30)));
    }

    /** Seconds after the beginning. */
    private static List<Long> tries(boolean eager) {
        List<Long> tries = new ArrayList<>();
        Optional<Instant> next = Optional.of(FetchSchedule.USUAL.first(eager, SINCE));
        while (next.isPresent()) {
            tries.add(Duration.between(SINCE, next.get()).toSeconds());
            next = FetchSchedule.USUAL.next(eager, SINCE, next.get());
        }
        return tries;
    }
}
