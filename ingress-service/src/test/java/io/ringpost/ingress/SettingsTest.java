package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.api.start.Setting;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.VerifySwitch;
import io.ringpost.ingress.provider.crm.CrmSettings;
import io.ringpost.ingress.provider.retell.RetellSettings;
import io.ringpost.ingress.provider.twilio.TwilioSettings;
import io.ringpost.ingress.provider.twilio.voice.VoiceSettings;
import io.ringpost.ingress.provider.voipms.VoipmsSettings;
import io.ringpost.ingress.provider.wavoip.WavoipSettings;
import io.ringpost.ingress.publish.PublishSettings;
import io.ringpost.ingress.receive.ReceiveSettings;
import io.ringpost.ingress.refuse.NoiseSettings;
import io.ringpost.ingress.register.RegisterSettings;
import io.ringpost.ingress.spool.SpoolSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds if nobody sets anything. */
class SettingsTest {
    @Test
    void verifiesEveryProvider() {
        assertThat(Settings.defaults(TwilioSettings.class).verification()).isEqualTo(VerifySwitch.ON);
        assertThat(Settings.defaults(RetellSettings.class).verification()).isEqualTo(VerifySwitch.ON);
        assertThat(Settings.defaults(VoipmsSettings.class).verification()).isEqualTo(VerifySwitch.ON);
        assertThat(Settings.defaults(WavoipSettings.class).verification()).isEqualTo(VerifySwitch.ON);
    }

    @Test
    void takesNoOtherWordForOff() {
        assertThatThrownBy(() -> Settings.of(RetellSettings.class, Map.of("ringpost.retell.verify", "nope")))
                .hasMessageContaining("ringpost.retell.verify");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ringpost.twilio.base-urls."/voice/julie/incoming", voice.example.com, no http or https URL
            ringpost.twilio.base-urls."/voice/nobody", https://voice.example.com, no route of Twilio
            """)
    void startsWithNoAddressOfARouteThatIsNone(String name, String url, String fault) {
        assertThat(RouteUrls.fault(config(Map.of(name, url))))
                .get(InstanceOfAssertFactories.STRING)
                .startsWith("ringpost.twilio.base-urls: /voice/")
                .endsWith(fault)
                .hasLineCount(1);
    }

    @Test
    void startsWithRoutesAddresses() {
        assertThat(RouteUrls.fault(config(
                        Map.of("ringpost.twilio.base-urls.\"/voice/julie/incoming\"", "https://voice.example.com"))))
                .isEmpty();
        assertThat(RouteUrls.fault(config(Map.of()))).isEmpty();
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    @Test
    void knowsNoSecret() {
        assertThat(Settings.defaults(TwilioSettings.class).authToken()).isEmpty();
        assertThat(Settings.defaults(TwilioSettings.class).accountSid()).isEmpty();
        assertThat(Settings.defaults(TwilioSettings.class).baseUrl()).isEmpty();
        assertThat(Settings.defaults(TwilioSettings.class).allowedIps()).isEmpty();
        assertThat(Settings.defaults(RetellSettings.class).apiKey()).isEmpty();
        assertThat(Settings.defaults(VoiceSettings.class).agent()).isEmpty();
        assertThat(Settings.defaults(VoiceSettings.class).dynamicVariables()).isEmpty();
        assertThat(Settings.defaults(RegisterSettings.class).apiKey()).isEmpty();
        assertThat(Settings.defaults(RegisterSettings.class).egressAllow()).isEmpty();
        assertThat(Settings.defaults(RetellSettings.class).allowedIps()).isEmpty();
        assertThat(Settings.defaults(VoipmsSettings.class).webhookToken()).isEmpty();
        assertThat(Settings.defaults(VoipmsSettings.class).allowedIps()).isEmpty();
        assertThat(Settings.defaults(WavoipSettings.class).webhookToken()).isEmpty();
        assertThat(Settings.defaults(WavoipSettings.class).allowedIps()).isEmpty();
    }

    @Test
    void answersWithinThreeSeconds() {
        PublishSettings publish = Settings.defaults(PublishSettings.class);

        assertThat(publish.deliveryTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(publish.requestTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(publish.maxBlock()).isEqualTo(Duration.ofMillis(200));
        assertThat(publish.deadline()).isEqualTo(Duration.ofMillis(1700));
        assertThat(publish.probeEvery()).isEqualTo(Duration.ofMillis(500));
        assertThat(publish.maxWaitingBytes()).isEqualTo(32L << 20);
        assertThat(publish.topicPrefix()).isEmpty();
    }

    @Test
    void leavesADiskTimeAfterKafkaAndTheAnswerTimeAfterTheDisk() {
        Duration kafka = Settings.defaults(PublishSettings.class).deadline();
        Duration all = Settings.defaults(SpoolSettings.class).deadline();

        assertThat(all.minus(kafka)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(all).isLessThanOrEqualTo(Duration.ofMillis(2600));
    }

    @Test
    void leavesRetellLessTimeThanKafka() {
        RegisterSettings register = Settings.defaults(RegisterSettings.class);

        assertThat(register.within()).isEqualTo(Duration.ofMillis(1500));
        assertThat(register.atOnce()).isEqualTo(64);
        assertThat(register.judgedBy()).isEqualTo(5);
        assertThat(register.restFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(register.baseUrl()).isEqualTo("https://api.retellai.com");
    }

    @Test
    void spoolsWithinBounds() {
        SpoolSettings spool = Settings.defaults(SpoolSettings.class);

        assertThat(spool.dir()).isEmpty();
        assertThat(spool.maxBytes()).isEqualTo(1L << 30);
        assertThat(spool.maxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(spool.maxWaitingBytes()).isEqualTo(32L << 20);
        assertThat(spool.deadline()).isEqualTo(Duration.ofMillis(2600));
        assertThat(spool.stopWithin()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void stopsAtASpoolThatCannotBe() {
        assertThat(fault("RINGPOST_SPOOL_DIR", "pom.xml")).isPresent();
        assertThat(fault("RINGPOST_SPOOL_DIR", "pom.xml/spool")).isPresent();
        assertThat(fault("RINGPOST_SPOOL_DIR", "target/spools/not/yet")).isEmpty();
        assertThat(fault("RINGPOST_SPOOL_MAX_BYTES", "33554431")).isPresent();
        assertThat(fault("RINGPOST_SPOOL_MAX_BYTES", "1GiB")).isPresent();
        assertThat(fault("RINGPOST_SPOOL_MAX_BYTES", "33554432")).isEmpty();
        assertThat(fault("RINGPOST_SPOOL_MAX_AGE", "soon")).isPresent();
    }

    @Test
    void limitsWhatComesIn() {
        ReceiveSettings receive = Settings.defaults(ReceiveSettings.class);
        NoiseSettings noise = Settings.defaults(NoiseSettings.class);
        CrmSettings crm = Settings.defaults(CrmSettings.class);

        assertThat(receive.enabled()).isTrue();
        assertThat(receive.bodyWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(receive.maxReadingBytes()).isEqualTo(128L << 20);
        assertThat(receive.maxReadingBytesPerNetwork()).isEqualTo(16L << 20);
        assertThat(receive.readingBytesForSmall()).isEqualTo(32L << 20);
        assertThat(noise.perMinute()).isEqualTo(120);
        assertThat(noise.addresses()).isEqualTo(10_000);
        assertThat(noise.publishedPerSecond()).isEqualTo(20);
        assertThat(crm.perSecond()).isEqualTo(100);
        assertThat(crm.burst()).isEqualTo(400);
    }

    @Test
    void greetsInPortuguese() {
        VoiceSettings.RouteSettings route = Settings.of(
                        VoiceSettings.class, Map.of("ringpost.voice.routes.a.forward", "+551"))
                .routes()
                .values()
                .iterator()
                .next();

        assertThat(Settings.defaults(VoiceSettings.class).routes()).isEmpty();
        assertThat(route.language()).isEqualTo("pt-BR");
        assertThat(route.record()).isFalse();
        assertThat(route.ringFor()).isEqualTo(Duration.ofSeconds(20));
        assertThat(route.longestMessage()).isEqualTo(Duration.ofMinutes(3));
        assertThat(route.notice()).isEmpty();
        assertThat(route.greeting()).isEmpty();
        assertThat(route.sip()).isEmpty();
        assertThat(route.numbers()).isEmpty();
        assertThat(route.paths()).isEmpty();
        assertThat(route.agent()).isEmpty();
        assertThat(route.voicemail()).isFalse();
        assertThat(Settings.defaults(VoiceSettings.class).rememberFor()).isEqualTo(Duration.ofHours(24));
        assertThat(Settings.defaults(VoiceSettings.class).rememberedBytes()).isEqualTo(64L << 20);
    }

    @Test
    void cannotStartWithoutKafkaAndKey() {
        assertThat(IngressService.settings().stream().filter(Setting::required).map(Setting::name))
                .containsExactlyInAnyOrder("KAFKA_BOOTSTRAP_SERVERS", "RINGPOST_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example.com",
                "ftp://hooks.example.com",
                "https://",
                "https://hooks.example.com?x=1",
                "https://hooks.example.com/#top",
                "https://hooks.example.com/webhooks/twilio/incoming-call",
                "https://hooks.example.com/voice/incoming",
                "https://a.example.com,,https://b.example.com",
                "https://a.example.com https://b.example.com",
            })
    void stopsAtABaseUrlThatNoSignatureCanMatch(String value) {
        assertThat(faultOfBaseUrl(value).orElse("")).contains("http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "http://localhost:3000/",
                "https://example.com/tel",
                "https://a.example.com, https://b.example.com"
            })
    void takesABaseUrl(String value) {
        assertThat(faultOfBaseUrl(value)).isEmpty();
    }

    private static Optional<String> faultOfBaseUrl(String value) {
        return fault("WEBHOOK_BASE_URL", value);
    }

    private static Optional<String> fault(String name, String value) {
        return IngressService.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow()
                .form()
                .fault(value);
    }
}
