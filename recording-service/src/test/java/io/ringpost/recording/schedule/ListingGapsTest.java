package io.ringpost.recording.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingGapsTest {
    private final ListingGaps gaps = new ListingGaps(Duration.ofMinutes(5));

    @ParameterizedTest
    @ValueSource(strings = {"success", "no_recording"})
    void whatIsGivenIsAskedForAgainInItsTime(String word) {
        assertThat(ListingGaps.given(word)).isTrue();
        assertThat(gaps.after(word, 9)).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip_not_enabled", "api_not_enabled", "invalid_credentials", "invalid_account"})
    void whatPeopleMendIsAskedForOnceAnHour(String word) {
        assertThat(ListingGaps.forPeople(word)).isTrue();
        assertThat(gaps.after(word, 0)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 61", "1, 122", "2, 244", "5, 1952", "6, 1952", "1000, 1952"})
    void anythingElseIsAskedForAfterAMinuteAndThenLessAndLess(int misses, int seconds) {
        assertThat(gaps.after("api_limit_exceeded", misses)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(gaps.after("unreadable_answer", misses)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void onlyOneWordIsTheLimit() {
        assertThat(ListingGaps.limited("api_limit_exceeded")).isTrue();
        assertThat(ListingGaps.limited("limit_reached")).isFalse();
        assertThat(ListingGaps.forPeople("api_limit_exceeded")).isFalse();
        assertThat(ListingGaps.given("api_limit_exceeded")).isFalse();
    }
}
