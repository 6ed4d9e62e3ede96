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
    void tellsOnceThatWhatItToldOfIsOver() {
        alerts.recovered("full", "The disk has room.");
        alerts.raise("full", "The disk is full.");
        kafka.away();
        alerts.recovered("full", "The disk has room.");
        kafka.returns();
        alerts.recovered("full", "The disk has room.");
        alerts.recovered("full", "The disk has room.");
        alerts.raise("full", "The disk is full.");

        assertThat(told())
                .extracting(Alert::state)
                .containsExactly(AlertState.FIRING, AlertState.RECOVERED, AlertState.FIRING);
        assertThat(told()).extracting(Alert::severity).containsOnly(AlertSeverity.CRITICAL);
    }

    private List<Alert> told() {
        return kafka.kafka().history().stream()
                .map(record -> AlertCodec.decode(record.value()))
                .toList();
    }
}
