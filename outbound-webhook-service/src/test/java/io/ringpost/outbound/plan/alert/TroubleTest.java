package io.ringpost.outbound.plan.alert;

import static io.ringpost.outbound.plan.alert.Raised.START;
import static io.ringpost.outbound.plan.alert.Raised.firing;
import static io.ringpost.outbound.plan.alert.Raised.recovered;
import static io.ringpost.outbound.plan.alert.Raised.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.AlertSeverity;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void alertsOfOneComingUpAreCounted() {
        Trouble trouble = trouble(firing(0), firing(60), firing(120));

        assertThat(trouble)
                .isEqualTo(new Trouble(
                        "spool-takes-nothing",
                        "ingress-0",
                        "The disk is full.",
                        AlertSeverity.WARNING,
                        true,
                        1,
                        START,
                        START.plusSeconds(120),
                        3));
    }

    @Test
    void itsEndKeepsWhatItWasAndSaysWhatTheLastAlertSaid() {
        Trouble trouble = trouble(firing(0), firing(60), recovered(90));

        assertThat(trouble.firing()).isFalse();
        assertThat(trouble.times()).isEqualTo(2);
        assertThat(trouble.since()).isEqualTo(START);
        assertThat(trouble.message()).isEqualTo("The disk has room.");
        assertThat(trouble.severity()).isEqualTo(AlertSeverity.CRITICAL);
    }

    @Test
    void comingUpAgainItIsAnotherEpisode() {
        Trouble trouble = trouble(firing(0), firing(1), recovered(2), firing(60));

        assertThat(trouble.episode()).isEqualTo(2);
        assertThat(trouble.since()).isEqualTo(START.plusSeconds(60));
        assertThat(trouble.times()).isEqualTo(1);
    }

    @Test
    void criticalOneThatWasNotRaisedForAnHourHasComeUpAnew() {
        Trouble critical = trouble(firing(0).critical());

        assertThat(critical.after(firing(3600).critical()).episode()).isEqualTo(1);
        assertThat(critical.after(firing(3601).critical()).episode()).isEqualTo(2);
        assertThat(critical.after(firing(3601).critical()).since()).isEqualTo(START.plusSeconds(3601));
        assertThat(critical.after(recovered(3601)).episode()).isEqualTo(1);
        assertThat(trouble(firing(0), firing(7200)).episode()).isEqualTo(1);
    }

    @Test
    void whatGrowsCriticalHasComeUpAnewAsThat() {
        assertThat(trouble(firing(0), firing(1).critical()).episode()).isEqualTo(2);
        assertThat(trouble(firing(0).critical(), firing(1)).episode()).isEqualTo(1);
        assertThat(trouble(firing(0), recovered(1)).episode()).isEqualTo(1);
    }

    @Test
    void olderAlertChangesNothing() {
        Trouble over = trouble(firing(0), recovered(60));

        assertThat(over.after(firing(59))).isEqualTo(over);
        assertThat(over.after(firing(60)).firing()).isTrue();
    }

    @Test
    void whatIsFirstHeardOfAsOverNeverCameUp() {
        assertThat(Trouble.of(recovered(0)).episode()).isZero();
        assertThat(Trouble.of(recovered(0)).times()).isZero();
        assertThat(trouble(recovered(0), firing(1)).episode()).isEqualTo(1);
    }

    @Test
    void ruleAndSubjectNameIt() {
        assertThat(Trouble.of(firing(0)).id()).isEqualTo("spool-takes-nothing:ingress-0");
        assertThat(Trouble.id(firing(0))).isEqualTo("spool-takes-nothing:ingress-0");
    }
}
