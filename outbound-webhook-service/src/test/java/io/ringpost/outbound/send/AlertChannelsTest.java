package io.ringpost.outbound.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.ChannelLimit;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertChannelsTest {
    private static final Map<String, String> MAIL =
            Map.of("ringpost.alerts.emails", "ops@example.com", "ringpost.alerts.smtp-host", "smtp.example.com");
    private static final Map<String, String> CHAT =
            Map.of("ringpost.alerts.slack-url", "https://hooks.example.com/services/chat-secret");

    @Test
    void withoutAnySettingEndpointsAloneAreToldAndOneLineSaysSo() {
        AlertChannels channels = channels(Map.of());

        try (LogCapture log = LogCapture.start()) {
            channels.start(new StartupEvent());

            assertThat(log.text().lines()).singleElement().satisfies(line -> assertThat(line)
                    .contains("neither RINGPOST_ALERT_EMAILS nor SLACK_WEBHOOK_URL is set", "channels=webhook"));
        }
        assertThat(channels.open()).containsExactly(Channel.WEBHOOK);
    }

    @Test
    void channelsAreThoseOfTheSettingsAndNoLineHoldsTheirSecrets() {
        assertThat(channels(MAIL).open()).containsExactlyInAnyOrder(Channel.MAIL, Channel.WEBHOOK);
        assertThat(channels(Map.of("ringpost.alerts.emails", "ops@example.com")).open())
                .containsExactly(Channel.WEBHOOK);
        AlertChannels channels = channels(CHAT);

        try (LogCapture log = LogCapture.start()) {
            channels.start(new StartupEvent());

            assertThat(log.text()).contains("channels=slack,webhook").doesNotContain("chat-secret");
        }
    }

    @Test
    void peopleAreSparedAndEndpointsSpareThemselves() {
        assertThat(channels(Map.of()).limit(Channel.MAIL)).isEqualTo(new ChannelLimit(20, Duration.ofHours(1)));
        assertThat(channels(Map.of("ringpost.alerts.per-hour", "5")).limit(Channel.SLACK))
                .isEqualTo(new ChannelLimit(5, Duration.ofHours(1)));
        assertThat(channels(Map.of()).limit(Channel.WEBHOOK)).isEqualTo(ChannelLimit.NONE);
    }

    @Test
    void listWithSpacesAndEmptyPartsIsReadAsItWasMeant() {
        assertThat(channels(Map.of("ringpost.alerts.emails", " ops@example.com, desk@example.com ,"))
                        .recipients())
                .containsExactly("ops@example.com", "desk@example.com");
        assertThat(channels(Map.of("ringpost.alerts.emails", " ", "ringpost.alerts.smtp-host", "smtp.example.com"))
                        .open())
                .containsExactly(Channel.WEBHOOK);
    }

    private static AlertChannels channels(Map<String, String> settings) {
        return new AlertChannels(new SmallRyeConfigBuilder()
                .withMapping(AlertSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(AlertSettings.class));
    }
}
