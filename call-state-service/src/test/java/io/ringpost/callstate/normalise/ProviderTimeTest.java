package io.ringpost.callstate.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTimeTest {
    @ParameterizedTest
    @CsvSource({
        "1733000000,2024-11-30T20:53:20Z",
        "1733000000.5,2024-11-30T20:53:20.500Z",
        "1733000000123,2024-11-30T20:53:20.123Z",
        "0,",
        "-5,",
        "99999999999999999,",
        "100000000000,1973-03-03T09:46:40Z",
        "32503679999,2999-12-31T23:59:59Z",
        "32503680000,",
        "99999999999,",
        "32503679999999,2999-12-31T23:59:59.999Z",
        "32503680000000,",
        ","
    })
    void epochsAreSecondsOrMilliseconds(BigDecimal value, Instant instant) {
        assertThat(ProviderTime.epoch(value)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 31 Dec 2025 12:00:00 +0000',2025-12-31T12:00:00Z",
        "'31 Dec 0025 12:00:00 +0000',",
        "'31 Dec 9999 12:00:00 +0000',",
        "'Thu, 1 Jan 1970 00:00:00 +0000',1970-01-01T00:00:00Z",
        "'Wed, 31 Dec 1969 23:59:59 +0000',",
        "'1 Jan 3000 00:00:00 +0000',",
        "soon,",
        ","
    })
    void mailTimesLieInYearsThatAllCanRead(String text, Instant instant) {
        assertThat(ProviderTime.mail(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01 10:00:00,2024-01-01T10:00:00Z",
        "2024-01-01T10:00:00-05:00,2024-01-01T15:00:00Z",
        "' 2024-01-01 10:00:00 ',2024-01-01T10:00:00Z",
        "2024-01-01T10:00:00Z,2024-01-01T10:00:00Z",
        "1970-01-01 00:00:00,1970-01-01T00:00:00Z",
        "2999-12-31 23:59:59,2999-12-31T23:59:59Z",
        ",",
        "0000-00-00 00:00:00,",
        "yesterday,",
        "+123456789-01-01 10:00:00,",
        "-2024-01-01 10:00:00,",
        "3000-01-01 00:00:00,",
        "1969-12-31 23:59:59,"
    })
    void wallClocksAreUtcUnlessTheySayOtherwise(String text, Instant instant) {
        assertThat(ProviderTime.wall(text)).isEqualTo(instant);
    }
}
