package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.outbound.fixture.Settings;
import io.ringpost.outbound.schedule.RetrySchedule;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
    @Test
    void defaultsAreThese() {
        DeliverySettings settings = Settings.with(Map.of());

        assertThat(settings.schedule()).isEqualTo(RetrySchedule.GUIDE);
        assertThat(settings.httpsOnly()).isFalse();
        assertThat(settings.egressAllow()).isEmpty();
        assertThat(settings.poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.databaseLimit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.unsavedClaims()).isEqualTo(10);
        assertThat(settings.quarantineAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.inFlight()).isEqualTo(1024);
        assertThat(settings.claim()).isEqualTo(128);
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.housekeeping()).isEqualTo(Duration.ofSeconds(15));
    }
}
