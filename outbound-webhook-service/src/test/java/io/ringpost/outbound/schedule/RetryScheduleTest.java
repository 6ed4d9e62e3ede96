package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    @Test
    void guideHasFiveAttempts() {
        assertThat(RetrySchedule.parse(RetrySchedule.GUIDE).waits())
                .isEqualTo(List.of(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1)));
    }

    @Test
    void extendedAddsFourMore() {
        List<Duration> waits = RetrySchedule.parse("0s,1m").extended().waits();

        assertThat(waits.subList(2, 6)).extracting(Duration::toHours).containsExactly(2L, 5L, 10L, 24L);
    }

    @Test
    void readsMillisecondsAndBlanks() {
        assertThat(RetrySchedule.parse(" 0s , 250ms ").after(1)).contains(Duration.ofMillis(250));
    }

    @Test
    void oneWaitIsOneAttempt() {
        assertThat(RetrySchedule.parse("0s").after(1)).isEmpty();
    }

    @Test
    void tellsItsAttemptsAndItsEnds() {
        RetrySchedule schedule = RetrySchedule.parse("2s,1m,1h");

        assertThat(schedule.attempts()).isEqualTo(3);
        assertThat(schedule.first()).isEqualTo(Duration.ofSeconds(2));
        assertThat(schedule.last()).isEqualTo(Duration.ofHours(1));
        assertThat(schedule.after(2)).contains(Duration.ofHours(1));
        assertThat(schedule.after(3)).isEmpty();
    }

    @Test
    void takesSevenDaysAndTwentyWaitsAtMost() {
        String twenty = "0s,".repeat(19) + "168h";

        assertThat(RetrySchedule.parse(twenty).last()).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> RetrySchedule.parse(twenty + ",0s")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s,", "1", "m", "-1s", "1.5s", "1d", "0s;1m", "9999999999s", "0s,169h"})
    void refusesTheMalformedWithASentence(String text) {
        assertThatThrownBy(() -> RetrySchedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*\\b(wait|waits)\\b.*");
    }
}
