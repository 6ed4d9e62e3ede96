package io.ringpost.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void readsAnHttpDate() {
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 10:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(RetryAfter.parse("999999999", NOW)).contains(Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1.5", "99999999999999999999", "soon", "Mon, 02 Mar 2026 09:59:59 GMT", "٣"})
    void ignoresThePastAndTheSenseless(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
