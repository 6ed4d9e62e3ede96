package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertStartTest {
    @Test
    void whoWantsMailsAndNamesNoServerOrSenderIsTold() {
        assertThat(fault(Map.of())).isEmpty();
        assertThat(fault(Map.of("RINGPOST_ALERT_EMAILS", " "))).isEmpty();
        assertThat(fault(Map.of("RINGPOST_ALERT_EMAILS", "ops@example.com", "SMTP_FROM", "r@example.com")))
                .hasValue("SMTP_HOST is not set: RINGPOST_ALERT_EMAILS needs it");
        assertThat(fault(Map.of("RINGPOST_ALERT_EMAILS", "ops@example.com", "SMTP_HOST", "smtp.example.com")))
                .hasValue("SMTP_FROM is not set: RINGPOST_ALERT_EMAILS needs it");
        assertThat(fault(Map.of(
                        "RINGPOST_ALERT_EMAILS", "ops@example.com",
                        "SMTP_HOST", "smtp.example.com",
                        "SMTP_FROM", "r@example.com")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "ops@example.com,", "ops@example.com;desk@example.com"})
    void addressesThatAreNoneAreNamed(String addresses) {
        assertThat(AlertStart.EMAILS.form().fault(addresses)).isPresent();
        assertThat(AlertStart.EMAILS.form().fault("ops@example.com, desk@example.com"))
                .isEmpty();
    }

    @Test
    void serversPortsAndSendersThatAreNoneAreNamed() {
        assertThat(AlertStart.SMTP_FROM.form().fault("ringpost")).isPresent();
        assertThat(AlertStart.SMTP_FROM.form().fault("r@example.com")).isEmpty();
        assertThat(AlertStart.SMTP_FROM.form().fault("Ringpost <r@example.com>"))
                .isEmpty();
        assertThat(AlertStart.SMTP_HOST.form().fault("smtp.example.com:587")).isPresent();
        assertThat(AlertStart.SMTP_HOST.form().fault("smtp.example.com")).isEmpty();
        assertThat(AlertStart.SMTP_PORT.form().fault("0")).isPresent();
        assertThat(AlertStart.SMTP_PORT.form().fault("587")).isEmpty();
        assertThat(AlertStart.SLACK.form().fault("https://user:password@chat.example.com/"))
                .isPresent();
        assertThat(AlertStart.SLACK.form().fault("https://chat.example.com/hook"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "per-hour, 0",
        "per-hour, many",
        "retry, 0s",
        "retry, soon",
        "poll, 0ms",
        "look-after, 0s",
        "lease, 2m",
        "mail-limit, 5m",
        "chat-limit, 6m"
    })
    void limitsThatCannotBeKeptAreNamed(String name, String value) {
        assertThat(fault(Map.of("ringpost.alerts." + name, value)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("ringpost.alerts."));
        assertThat(fault(Map.of("ringpost.alerts.per-hour", "1", "ringpost.alerts.retry", "100ms")))
                .isEmpty();
    }

    private static Optional<String> fault(Map<String, String> settings) {
        return AlertStart.fault(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build());
    }
}
