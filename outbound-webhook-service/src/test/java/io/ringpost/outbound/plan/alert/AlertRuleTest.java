package io.ringpost.outbound.plan.alert;

import static io.ringpost.outbound.plan.alert.Raised.START;
import static io.ringpost.outbound.plan.alert.Raised.firing;
import static io.ringpost.outbound.plan.alert.Raised.recovered;
import static io.ringpost.outbound.plan.alert.Raised.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
    private static final AlertRule RULE = new AlertRule(Duration.ofHours(6), Duration.ofDays(3));
    private static final Instant SAID = START.plusSeconds(30);

    @Test
    void newTroubleIsSaidAtOnce() {
        assertThat(RULE.next(trouble(firing(0)), null)).contains(new Due(Saying.FIRING, null));
    }

    @Test
    void troubleOfWhichNothingWasHeardSinceIsNotSaidAgain() {
        Trouble trouble = trouble(firing(0), firing(1));

        assertThat(RULE.next(trouble, new Said(1, 2, false, SAID))).isEmpty();
    }

    @Test
    void troubleThatLastsIsSaidAgainAfterAWhile() {
        Trouble trouble = trouble(firing(0), firing(1));

        assertThat(RULE.next(trouble, new Said(1, 1, false, SAID)))
                .contains(new Due(Saying.STILL, SAID.plus(Duration.ofHours(6))));
    }

    @Test
    void endIsSaidOnceIfTheBeginningWas() {
        Trouble over = trouble(firing(0), recovered(1));

        assertThat(RULE.next(over, new Said(1, 1, false, SAID))).contains(new Due(Saying.RECOVERED, null));
        assertThat(RULE.next(over, new Said(1, 1, true, SAID))).isEmpty();
        assertThat(RULE.next(over, null)).isEmpty();
    }

    @Test
    void whatCameUpAgainUnsaidIsSaidAsThatAlone() {
        Trouble again = trouble(firing(0), recovered(1), firing(2));

        assertThat(RULE.next(again, new Said(1, 1, false, SAID))).contains(new Due(Saying.FIRING, null));
        assertThat(RULE.next(again.after(recovered(3)), new Said(1, 1, false, SAID)))
                .isEmpty();
    }

    @Test
    void endIsSaidTooIfNobodyKnowsWhetherTheBeginningArrived() {
        Trouble over = trouble(firing(0), recovered(1));

        assertThat(RULE.next(over, null, 1)).contains(new Due(Saying.RECOVERED, null));
        assertThat(RULE.next(over, null, 0)).isEmpty();
        assertThat(RULE.next(over, new Said(1, 1, true, SAID), 1)).isEmpty();
        assertThat(RULE.next(trouble(recovered(0)), null, 0)).isEmpty();
        assertThat(RULE.next(over.after(firing(2)), null, 1)).contains(new Due(Saying.FIRING, null));
        assertThat(RULE.next(over.after(firing(2)).after(recovered(3)), null, 1))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"259199, true", "259200, false"})
    void whatWasLastHeardOfDaysAgoIsNoNews(long seconds, boolean news) {
        assertThat(RULE.isNews(trouble(firing(0)), START.plusSeconds(seconds))).isEqualTo(news);
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 30", "2, 60", "5, 480", "6, 900", "1000000, 900"})
    void waitsDoubleUpToAQuarterOfAnHour(int failures, long seconds) {
        assertThat(new Backoff(Duration.ofSeconds(30)).after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void occasionOfATroubleThatWasForgottenIsNotThatOfTheNext() {
        Notice before = new Notice(trouble(firing(0)), Saying.FIRING, null, 0, 0);

        assertThat(new Notice(trouble(firing(1)), Saying.FIRING, null, 0, 0).occasion())
                .isNotEqualTo(before.occasion());
    }

    @Test
    void occasionTellsOneSayingFromAllOthersAndIsTheSameWhenTriedAgain() {
        Trouble trouble = trouble(firing(0), firing(1));
        Said said = new Said(1, 1, false, SAID);

        assertThat(new Notice(trouble, Saying.FIRING, null, 0, 0).occasion()).isEqualTo("1:" + START + ":FIRING");
        assertThat(new Notice(trouble, Saying.STILL, said, 3, 0).occasion()).isEqualTo("1:" + START + ":STILL:" + SAID);
        assertThat(new Notice(trouble, Saying.RECOVERED, said, 0, 0).occasion()).isEqualTo("1:" + START + ":RECOVERED");
        assertThat(new Notice(trouble, Saying.STILL, said, 0, 0).said(START)).isEqualTo(new Said(1, 2, false, START));
        assertThat(new Notice(trouble, Saying.RECOVERED, said, 0, 0).said(START).recovered())
                .isTrue();
    }
}
