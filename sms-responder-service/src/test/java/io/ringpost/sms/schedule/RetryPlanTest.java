package io.ringpost.sms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "500, 60"})
    void theWaitDoublesUpToAMinute(int attempts, long seconds) {
        assertThat(RetryPlan.next(attempts, null, Duration.ZERO, true)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void theProvidersWishCounts() {
        assertThat(RetryPlan.next(1, Duration.ofSeconds(61), Duration.ZERO, true))
                .contains(Duration.ofSeconds(61));
    }

    @Test
    void aReplyIsGivenUpTenMinutesAfterItsTextAndAPersonsTextAfterADay() {
        Duration age = Duration.ofMinutes(9).plusSeconds(30);

        assertThat(RetryPlan.next(1, Duration.ofSeconds(30), age, true)).isPresent();
        assertThat(RetryPlan.next(1, Duration.ofMinutes(1), age, true)).isEmpty();
        assertThat(RetryPlan.next(1, Duration.ofMinutes(1), age, false)).isPresent();
        assertThat(RetryPlan.next(1, Duration.ofHours(1), Duration.ofHours(26), false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 599, true", "true, 600, false", "false, 93599, true", "false, 93600, false"})
    void theLastSecondCounts(boolean automatic, long age, boolean tried) {
        assertThat(RetryPlan.next(1, null, Duration.ofSeconds(age), automatic).isPresent())
                .isEqualTo(tried);
    }

    @Test
    void whatWasNeverTriedWaitsASecond() {
        assertThat(RetryPlan.next(0, null, Duration.ZERO, true)).contains(Duration.ofSeconds(1));
    }
}
