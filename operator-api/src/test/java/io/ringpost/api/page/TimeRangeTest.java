package io.ringpost.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.api.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @Test
    void dates_stand_for_their_whole_day_at_home() {
        TimeRange january = TimeRange.parse("2024-01-01", "2024-01-31", null, SAO_PAULO);

        assertThat(january.since()).hasValue(Instant.parse("2024-01-01T03:00:00Z"));
        assertThat(january.until()).hasValue(Instant.parse("2024-02-01T03:00:00Z"));
    }

    @Test
    void a_named_zone_wins() {
        assertThat(TimeRange.parse("2024-01-01", null, "Asia/Tokyo", SAO_PAULO).since())
                .hasValue(Instant.parse("2023-12-31T15:00:00Z"));
    }

    @Test
    void an_instant_may_have_an_offset_even_one_whose_plus_became_a_space() {
        assertThat(TimeRange.parse("2024-01-01T00:00:00 02:00", null, null, SAO_PAULO)
                        .since())
                .hasValue(Instant.parse("2023-12-31T22:00:00Z"));
    }

    @Test
    void its_end_is_outside() {
        TimeRange range = TimeRange.parse("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", null, SAO_PAULO);

        assertThat(range.contains(Instant.parse("2024-01-01T00:00:00Z"))).isTrue();
        assertThat(range.contains(Instant.parse("2024-01-02T00:00:00Z"))).isFalse();
        assertThat(range.contains(Instant.parse("2023-12-31T23:59:59Z"))).isFalse();
    }

    @Test
    void open_ends_contain_everything() {
        assertThat(TimeRange.parse(null, null, null, SAO_PAULO).contains(Instant.EPOCH))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday,,,since",
        "2024-13-01,,,since",
        ",2024-01-01T10:00,,until",
        ",,Mars/Base,tz",
        "2024-02-01,2024-01-01,,until",
        ",2024-02-30,,until",
        "+999999999-12-31T23:59:59Z,,,since",
        ",-0001-01-01T00:00:00Z,,until"
    })
    void a_wrong_parameter_is_named(String since, String until, String tz, String named) {
        assertThatThrownBy(() -> TimeRange.parse(since, until, tz, SAO_PAULO))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(
                                refusal.problem().errors().get(0).field())
                        .isEqualTo(named));
    }
}
