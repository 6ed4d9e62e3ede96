package io.ringpost.outbound.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.ringpost.outbound.schedule.RetrySchedule;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
    @Test
    void defaultsAreThese() {
        DeliverySettings settings = new SmallRyeConfigBuilder()
                .withMapping(DeliverySettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(DeliverySettings.class);

        assertThat(settings.schedule()).isEqualTo(RetrySchedule.GUIDE);
        assertThat(settings.httpsOnly()).isFalse();
        assertThat(settings.egressAllow()).isEmpty();
        assertThat(settings.poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.inFlight()).isEqualTo(1024);
        assertThat(settings.claim()).isEqualTo(128);
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.housekeeping()).isEqualTo(Duration.ofSeconds(15));
    }
}
