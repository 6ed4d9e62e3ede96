package io.ringpost.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a real process: what a person sees who forgot a setting. */
class ServiceStartTest {
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Path home;

    ServiceStartTest(@TempDir Path home) {
        this.home = home;
    }

    private record Ended(int status, String out, String err) {}

    private static Map<String, String> complete() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
        settings.put("RINGPOST_DATABASE_URL", "postgresql://localhost:5433/ringpost");
        settings.put("RINGPOST_DATABASE_USER", "ringpost");
        settings.put("RINGPOST_API_KEY", "a-long-key");
        settings.put("RINGPOST_SECRETS_KEY", KEY);
        return settings;
    }

    @Test
    void a_missing_setting_is_one_line() throws Exception {
        Map<String, String> settings = complete();
        settings.remove("KAFKA_BOOTSTRAP_SERVERS");

        assertThat(start(settings))
                .isEqualTo(
                        new Ended(
                                78,
                                "",
                                "ringpost: KAFKA_BOOTSTRAP_SERVERS is not set: where Kafka is found (host:port, comma list)\n"));
    }

    @Test
    void a_malformed_secret_is_named_but_not_shown() throws Exception {
        Map<String, String> settings = complete();
        settings.put("RINGPOST_SECRETS_KEY", "c2hvcnQ=");

        Ended ended = start(settings);

        assertThat(ended.status()).isEqualTo(78);
        assertThat(ended.err())
                .startsWith("ringpost: RINGPOST_SECRETS_KEY is malformed: it must be the base64 text of 32 bytes")
                .doesNotContain("c2hvcnQ=")
                .hasLineCount(1);
    }

    @Test
    void the_env_file_and_the_config_file_are_read() throws Exception {
        Map<String, String> settings = complete();
        settings.remove("RINGPOST_API_KEY");
        settings.remove("RINGPOST_DATABASE_USER");
        settings.put("RINGPOST_TIMEZONE", "Nowhere");
        Files.writeString(home.resolve(".env"), "RINGPOST_API_KEY=from-env-file\n");
        Path file = Files.writeString(home.resolve("ringpost.properties"), "RINGPOST_DATABASE_USER=from-file\n");
        settings.put("RINGPOST_CONFIG_FILE", file.toString());

        assertThat(start(settings).err()).startsWith("ringpost: RINGPOST_TIMEZONE is malformed");
    }

    @Test
    void the_environment_wins_over_the_config_file() throws Exception {
        Path file = Files.writeString(home.resolve("ringpost.yaml"), "RINGPOST_TIMEZONE: Nowhere\n");
        Map<String, String> settings = complete();
        settings.put("RINGPOST_CONFIG_FILE", file.toString());
        settings.put("RINGPOST_TIMEZONE", "UTC");
        settings.put("RINGPOST_API_KEYS", "oops");

        assertThat(start(settings).err()).startsWith("ringpost: RINGPOST_API_KEYS is malformed: entry 1");
    }

    @Test
    void a_config_file_that_is_not_there_is_named() throws Exception {
        Map<String, String> settings = complete();
        settings.put("RINGPOST_CONFIG_FILE", home.resolve("absent.properties").toString());

        assertThat(start(settings).err())
                .startsWith("ringpost: RINGPOST_CONFIG_FILE is malformed")
                .hasLineCount(1);
    }

    private Ended start(Map<String, String> settings) throws IOException, InterruptedException {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder service = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MisconfiguredService.class.getName());
        service.environment().keySet().removeIf(name -> name.startsWith("RINGPOST_") || name.startsWith("KAFKA_"));
        service.environment().putAll(settings);
        int status = service.directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
