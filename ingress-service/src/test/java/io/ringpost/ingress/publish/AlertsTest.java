package io.ringpost.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.contract.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Publishers kafka = Publishers.acknowledging();
    private final Alerts alerts = new Alerts(kafka.publisher(), () -> now);

    @Test
    void isQuietForAWhileAboutWhatItToldOf() {
        alerts.raise("full", "The disk is full.");
        now = now.plus(Duration.ofMinutes(9));
        alerts.raise("full", "The disk is full.");
        alerts.raise("closed", "The disk is gone.");
        assertThat(told()).extracting(Alert::rule).containsExactly("full", "closed");

        now = now.plus(Duration.ofMinutes(1));
        alerts.raise("full", "The disk is full.");

        assertThat(told()).extracting(Alert::rule).containsExactly("full", "closed", "full");
    }

    @Test
    void tellsAgainWhatKafkaDidNotKeep() {
        kafka.away();
        alerts.raise("full", "The disk is full.");
        assertThat(told()).isEmpty();

        kafka.returns();
        alerts.raise("full", "The disk is full.");

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.message()).isEqualTo("The disk is full.");
            assertThat(alert.subject()).isNotBlank();
            assertThat(alert.at()).isEqualTo(now);
        });
    }

    @Test
    void tellsOfWhatWasOverBeforeKafkaWasBack() {
        kafka.away();
        Instant began = now;
        alerts.raise("full", "The disk is full.");
        well();
        later(Duration.ofMinutes(1));
        assertThat(told()).isEmpty();

        kafka.returns();
        later(Duration.ofSeconds(9));
        assertThat(told()).isEmpty();
        later(Duration.ofSeconds(1));
        later(Duration.ofMinutes(1));

        assertThat(told()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.FIRING);
            assertThat(alert.at()).isEqualTo(began);
        });
        later(Duration.ofMinutes(10));
        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RECOVERED);
    }

    @Test
    void tellsOfTheNextTroubleAfterTheEndOfOneThatWasToldLate() {
        kafka.away();
        alerts.raise("full", "The disk is full.");
        well();
        later(Duration.ofMinutes(9));
        kafka.returns();
        later(Duration.ofSeconds(10));
        later(Duration.ofMinutes(1));
        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RECOVERED);

        alerts.raise("full", "The disk is full.");

        assertThat(told())
                .extracting(Alert::state)
                .containsExactly(AlertState.FIRING, AlertState.RECOVERED, AlertState.FIRING);
    }

    @Test
    void neverTellsOfATroubleBehindItsEnd() {
        kafka.away();
        alerts.raise("full", "The disk is full.");
        well();
        later(Duration.ofMinutes(15));

        kafka.returns();
        later(Duration.ofSeconds(10));
        later(Duration.ofMinutes(15));

        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RECOVERED);
    }

    @Test
    void tellsOnceThatWhatItToldOfIsOverWhenItHasBeenSoForAWhile() {
        alerts.raise("full", "The disk is full.");
        well();
        later(Duration.ofMinutes(9));
        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.FIRING);

        later(Duration.ofMinutes(1));
        well();
        later(Duration.ofMinutes(20));

        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RECOVERED);
        assertThat(told()).extracting(Alert::severity).containsOnly(AlertSeverity.CRITICAL);
        alerts.raise("full", "The disk is full.");
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatComesAndGoesIsTroubleThatLasts() {
        for (int minute = 0; minute < 30; minute++) {
            alerts.raise("full", "The disk is full.");
            well();
            later(Duration.ofMinutes(1));
        }

        assertThat(told())
                .extracting(Alert::state)
                .containsExactly(AlertState.FIRING, AlertState.FIRING, AlertState.FIRING);
    }

    @Test
    void whatTheProcessBeforeMayHaveToldIsOverToo() {
        well();
        later(Duration.ofMinutes(10));
        later(Duration.ofMinutes(10));

        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.RECOVERED);
    }

    @Test
    void endThatKafkaDidNotKeepIsToldLaterWithoutBeingSaidAgain() {
        well();
        kafka.away();
        later(Duration.ofMinutes(10));
        kafka.returns();
        later(Duration.ofSeconds(9));
        assertThat(told()).isEmpty();

        later(Duration.ofSeconds(1));
        later(Duration.ofMinutes(1));

        assertThat(told()).extracting(Alert::state).containsExactly(AlertState.RECOVERED);
    }

    @Test
    void endOfWhatPerhapsArrivedIsToldToo() {
        well();
        later(Duration.ofMinutes(10));
        kafka.away();
        alerts.raise("full", "The disk is full.");
        kafka.returns();

        well();
        later(Duration.ofMinutes(10));

        assertThat(told())
                .extracting(Alert::state)
                .containsExactly(AlertState.RECOVERED, AlertState.FIRING, AlertState.RECOVERED);
    }

    private void well() {
        alerts.recovered("full", "The disk has room.");
    }

    private void later(Duration time) {
        now = now.plus(time);
        alerts.tellDue();
    }

    private List<Alert> told() {
        return kafka.kafka().history().stream()
                .map(record -> AlertCodec.decode(record.value()))
                .toList();
    }
}
