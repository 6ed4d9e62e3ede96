package io.ringpost.ingress.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderClocksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String SOURCE = "retell-api";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProviderClocks clocks = new ProviderClocks(meters, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"0, false", "-59, false", "59, false", "-63, true", "63, true", "100000, true"})
    void isOffBeyondAMinute(long ahead, boolean off) {
        hear(ahead, 3);

        assertThat(clocks.off()).isEqualTo(off);
    }

    @Test
    void saysNothingOfTwoTimes() {
        hear(200, 2);

        assertThat(clocks.off()).isFalse();
        assertThat(offset()).isZero();
    }

    @Test
    void isNotFooledByWhatArrivesLateOrAgain() {
        hear(0, 3);
        for (int i = 0; i < 12; i++) {
            clocks.heard(SOURCE, NOW.minus(Duration.ofDays(1 + i)), NOW);
        }
        clocks.heard("other", NOW.minusSeconds(500), NOW);
        clocks.heard("other", NOW.minusSeconds(500), NOW);
        clocks.heard("other", NOW.minusSeconds(500), NOW);

        assertThat(clocks.off()).isFalse();
    }

    @Test
    void forgetsWhatItHeardLongAgo() {
        for (int i = 0; i < 3; i++) {
            Instant then = NOW.minus(Duration.ofMinutes(61 + i));
            clocks.heard(SOURCE, then.plusSeconds(200), then);
        }

        assertThat(clocks.off()).isFalse();
    }

    @Test
    void readsTheDateOfAnAnswerIfItIsOne() {
        clocks.heard(SOURCE, (String) null);
        clocks.heard(SOURCE, "yesterday");
        clocks.heard(SOURCE, "Wed, 04 Mar 2026 05:04:07 GMT");
        clocks.heard(SOURCE, "Wed, 04 Mar 2026 05:04:08 GMT");
        clocks.heard(SOURCE, "Wed, 04 Mar 2026 05:04:09 GMT");

        assertThat(offset()).isEqualTo(118);
    }

    private void hear(long ahead, int times) {
        for (int i = 0; i < times; i++) {
            clocks.heard(SOURCE, NOW.minusSeconds(ahead).plusMillis(i), NOW);
        }
    }

    private double offset() {
        return meters.get("ringpost.ingress.clock.offset")
                .tag("source", SOURCE)
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }
}
