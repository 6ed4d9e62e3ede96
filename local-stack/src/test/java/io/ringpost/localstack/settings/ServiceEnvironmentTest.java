package io.ringpost.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    private static final String SIMULATOR = "http://localhost:3100";

    private final Path data;

    ServiceEnvironmentTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void everythingLocalPointsAtTheSimulator() {
        Map<String, String> values = environment(Map.of()).values();

        assertThat(values)
                .containsEntry("WEBHOOK_BASE_URL", "http://localhost:3000")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
                .containsEntry("RINGPOST_DATABASE_URL", "postgresql://localhost:5433/ringpost")
                .containsEntry("RINGPOST_CORS_ORIGINS", "http://localhost:3000")
                .containsEntry("RINGPOST_EGRESS_ALLOW", "127.0.0.0/8,::1/128")
                .containsEntry("TWILIO_API_BASE_URL", SIMULATOR)
                .containsEntry("RETELL_API_BASE_URL", SIMULATOR)
                .containsEntry("VOIPMS_API_BASE_URL", SIMULATOR)
                .containsEntry("WAVOIP_API_BASE_URL", SIMULATOR)
                .containsEntry("WAVOIP_STORAGE_BASE_URL", SIMULATOR)
                .containsKeys("TWILIO_AUTH_TOKEN", "RETELL_API_KEY", "VOIPMS_WEBHOOK_TOKEN", "WAVOIP_WEBHOOK_TOKEN");
    }

    @Test
    void givenVariablesWin() {
        Map<String, String> given = Map.of(
                "WEBHOOK_BASE_URL", "https://hooks.example.com",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9092",
                "RINGPOST_EGRESS_ALLOW", "10.0.0.0/8",
                "RINGPOST_API_KEY", "my-own-key");

        assertThat(environment(given).values()).containsAllEntriesOf(given);
    }

    @Test
    void providerWithGivenSecretIsTheRealOne() {
        Map<String, String> values =
                environment(Map.of("TWILIO_AUTH_TOKEN", "real")).values();

        assertThat(values)
                .containsEntry("TWILIO_AUTH_TOKEN", "real")
                .doesNotContainKeys("TWILIO_API_BASE_URL", "TWILIO_ACCOUNT_SID")
                .containsEntry("RETELL_API_BASE_URL", SIMULATOR);
        assertThat(ServiceEnvironment.players(settings(Map.of("TWILIO_AUTH_TOKEN", "real"))))
                .containsEntry("Twilio", "itself, for its secrets come from the environment")
                .containsEntry("Retell", "the simulator at " + SIMULATOR);
    }

    @Test
    void givenBaseUrlWinsOverBoth() {
        Map<String, String> given = Map.of("RETELL_API_KEY", "real", "RETELL_API_BASE_URL", "http://localhost:9999");

        assertThat(environment(given).values()).containsAllEntriesOf(given);
    }

    @Test
    void ownAddressesWrittenOutAreStillOurs() {
        StackSettings settings = settings(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "RINGPOST_DATABASE_URL", "postgresql://localhost:5433/ringpost"));

        assertThat(settings.ownKafka()).isTrue();
        assertThat(settings.ownPostgres()).isTrue();
        assertThat(ServiceEnvironment.of(settings).values()).containsKey("RINGPOST_DATABASE_PASSWORD");
    }

    @Test
    void othersServersAreNotStarted() {
        StackSettings settings = settings(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9092",
                "RINGPOST_DATABASE_URL", "postgresql://db.example.com:5432/ringpost"));

        assertThat(settings.ownKafka()).isFalse();
        assertThat(settings.ownPostgres()).isFalse();
    }

    @Test
    void keysAreMadeOnceAndOnlyForTheirOwner() throws IOException {
        ServiceEnvironment first = environment(Map.of());
        ServiceEnvironment second = environment(Map.of());

        assertThat(second.get("RINGPOST_SECRETS_KEY")).isEqualTo(first.get("RINGPOST_SECRETS_KEY"));
        assertThat(second.get("RINGPOST_API_KEY")).isEqualTo(first.get("RINGPOST_API_KEY"));
        assertThat(Base64.getDecoder().decode(first.get("RINGPOST_SECRETS_KEY")))
                .hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void textsAreAnsweredForABusinessUnlessAnotherIsNamed() throws IOException {
        Path file = Path.of(environment(Map.of()).get("RINGPOST_CONFIG_FILE"));

        assertThat(Files.readString(file)).contains("ringpost.numbers.default.profile.name=");
    }

    @Test
    void pathsBeginWhereTheStackWasStarted() {
        assertThat(environment(Map.of("RINGPOST_CONFIG_FILE", "voice.yaml")).get("RINGPOST_CONFIG_FILE"))
                .isEqualTo(data.resolve("voice.yaml").toString());
    }

    @Test
    void managementPortIsEachServicesOwn() {
        ServiceEnvironment environment = environment(Map.of("RINGPOST_MANAGEMENT_PORT", "9000"));

        assertThat(environment.forService(0)).containsEntry("RINGPOST_MANAGEMENT_PORT", "9000");
        assertThat(environment.forService(4)).containsEntry("RINGPOST_MANAGEMENT_PORT", "9004");
    }

    private ServiceEnvironment environment(Map<String, String> given) {
        return ServiceEnvironment.of(settings(given));
    }

    private StackSettings settings(Map<String, String> given) {
        Environment environment = new Environment(given);
        return new StackSettings(data, data, data, Ports.of(environment), environment);
    }
}
