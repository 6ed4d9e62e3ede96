package io.ringpost.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class RoundTest {
    @Test
    void theLimitIsThatOfDoingBothOnTheSameCores() {
        Round round = new Round(60_000, 30_000, 15_000, new JsonObject());

        assertThat(round.limit()).isCloseTo(20_000, within(0.01));
        assertThat(round.ratio()).isCloseTo(0.75, within(0.0001));
    }
}
