package io.ringpost.localstack.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.localstack.settings.Environment;
import io.ringpost.localstack.settings.Ports;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartReportTest {
    private final Path data;

    StartReportTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void everythingLocalIsToldInFull() throws IOException {
        List<String> lines = report(Map.of());

        assertThat(lines)
                .containsExactly(
                        "  webhooks, CRM events  http://localhost:3000  (documents http://localhost:3000/api)",
                        "  calls                 http://localhost:3001/api/v1/calls",
                        "  recordings            http://localhost:3002/api/v1/recordings",
                        "  text messages         http://localhost:3003/api/v1/conversations",
                        "  outgoing webhooks     http://localhost:3004/api/v1/webhook-endpoints",
                        "  simulator, CRM        http://localhost:3100",
                        "  Kafka                 localhost:9092",
                        "  PostgreSQL            postgresql://localhost:5433/ringpost  (user ringpost, password ringpost)",
                        "  Twilio                played by the simulator at http://localhost:3100",
                        "  Retell                played by the simulator at http://localhost:3100",
                        "  VoIP.ms               played by the simulator at http://localhost:3100",
                        "  WaVoIP                played by the simulator at http://localhost:3100",
                        "  API key               "
                                + Files.readString(data.resolve("api-key")).trim(),
                        "  data, logs            " + data + ", " + data.resolve("logs"));
    }

    @Test
    void movedPortsOthersServersAndGivenSecretsAreToldWithoutTheSecrets() {
        Map<String, String> given = new HashMap<>(Map.of(
                "WEBHOOK_PORT", "13000",
                "RINGPOST_PORT_CALL_STATE", "13001",
                "RINGPOST_PORT_RECORDING", "13002",
                "RINGPOST_PORT_SMS_RESPONDER", "13003",
                "RINGPOST_PORT_OUTBOUND_WEBHOOK", "13004",
                "RINGPOST_PORT_SIMULATOR", "13100",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9092",
                "RINGPOST_DATABASE_URL", "postgresql://db.example.com:5432/ringpost"));
        List.of("RINGPOST_DATABASE_PASSWORD", "TWILIO_AUTH_TOKEN", "RINGPOST_API_KEY")
                .forEach(secret -> given.put(secret, "not-to-be-told"));

        List<String> lines = report(given);

        assertThat(lines)
                .containsExactly(
                        "  webhooks, CRM events  http://localhost:13000  (documents http://localhost:13000/api)",
                        "  calls                 http://localhost:13001/api/v1/calls",
                        "  recordings            http://localhost:13002/api/v1/recordings",
                        "  text messages         http://localhost:13003/api/v1/conversations",
                        "  outgoing webhooks     http://localhost:13004/api/v1/webhook-endpoints",
                        "  simulator, CRM        http://localhost:13100",
                        "  Kafka                 kafka.example.com:9092"
                                + "  (KAFKA_BOOTSTRAP_SERVERS; topics are expected to be there)",
                        "  PostgreSQL            postgresql://db.example.com:5432/ringpost  (RINGPOST_DATABASE_URL)",
                        "  Twilio                played by itself, for its secrets come from the environment",
                        "  Retell                played by the simulator at http://localhost:13100",
                        "  VoIP.ms               played by the simulator at http://localhost:13100",
                        "  WaVoIP                played by the simulator at http://localhost:13100",
                        "  API key               the one of RINGPOST_API_KEY",
                        "  data, logs            " + data + ", " + data.resolve("logs"));
    }

    private List<String> report(Map<String, String> given) {
        Environment environment = new Environment(given);
        StackSettings settings = new StackSettings(data, data, data, Ports.of(environment), environment);
        return new StartReport(settings, ServiceEnvironment.of(settings)).lines();
    }
}
