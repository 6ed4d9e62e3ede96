package io.ringpost.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Round.Load TWILIO = new Round.Load("twilio", 256);
    private static final Round.Load RETELL = new Round.Load("retell", 256);

    @Test
    void theLimitIsThatOfDoingBothOnTheSameCores() {
        Round round = round(TWILIO, 15_000);

        assertThat(round.limit()).isCloseTo(20_000, within(0.01));
        assertThat(round.ratio()).isCloseTo(0.75, within(0.0001));
    }

    @Test
    void theMiddleRoundOfEachLoadIsQuoted() {
        Rounds rounds = new Rounds(
                List.of(round(TWILIO, 10_000), round(RETELL, 4_000), round(TWILIO, 2_000), round(TWILIO, 12_000)));

        assertThat(rounds.median(TWILIO).ingress()).isEqualTo(10_000);
        assertThat(rounds.median(RETELL).ingress()).isEqualTo(4_000);
        assertThat(rounds.loads()).containsExactly(TWILIO, RETELL);
    }

    private static Round round(Round.Load load, double ingress) {
        return new Round(load, 60_000, 30_000, ingress, new JsonObject());
    }
}
