package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundWebhookServiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"0s,1m,5m,15m,1h", "0s", " 0s , 250ms "})
    void schedulesThatStart(String schedule) {
        assertThat(OutboundWebhookService.SCHEDULE.form().fault(schedule)).isEmpty();
    }

    @Test
    void malformedScheduleIsNamed() {
        assertThat(OutboundWebhookService.SCHEDULE.form().fault("0s,soon"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("\"soon\" is no wait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "here", "10.0.0.0/8,there"})
    void networksThatAreNoneOrAllAreNamed(String networks) {
        assertThat(OutboundWebhookService.EGRESS.form().fault(networks)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12h", "0d", "soon", "-30d", "3651d", "200000d", "99999999999999999999d"})
    void historyThatWouldBeKeptForTooShortIsRefused(String length) {
        assertThat(OutboundWebhookService.RECORDS.form().fault(length)).isPresent();
        assertThat(OutboundWebhookService.PAYLOADS.form().fault(length)).isPresent();
    }

    @Test
    void historyIsKeptForDays() {
        assertThat(OutboundWebhookService.RECORDS.form().fault("39d")).hasValue("it must be 40d at least");
        assertThat(OutboundWebhookService.RECORDS.form().fault("400d")).isEmpty();
        assertThat(OutboundWebhookService.PAYLOADS.form().fault("24h")).isEmpty();
    }

    @Test
    void payloadsAreKeptNoLongerThanTheirRecords() {
        assertThat(fault(Map.of("RINGPOST_RETENTION_DELIVERIES", "40d"))).isEmpty();
        assertThat(fault(Map.of("RINGPOST_RETENTION_PAYLOADS", "91d")))
                .hasValue("RINGPOST_RETENTION_PAYLOADS must not be longer than RINGPOST_RETENTION_DELIVERIES");
        assertThat(fault(Map.of("RINGPOST_RETENTION_PAYLOADS", "91d", "RINGPOST_RETENTION_DELIVERIES", "100d")))
                .isEmpty();
    }

    private static Optional<String> fault(Map<String, String> settings) {
        return OutboundWebhookService.fault(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build());
    }
}
