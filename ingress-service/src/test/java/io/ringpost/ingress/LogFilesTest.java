package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @Test
    void writesNoFilesUnlessADirectoryIsNamed() {
        assertThat(config(Map.of()).getOptionalValue("quarkus.log.file.enabled", String.class))
                .isEmpty();
        assertThat(config(Map.of(LogFiles.SETTING, " ")).getOptionalValue("quarkus.log.file.enabled", String.class))
                .isEmpty();
    }

    @Test
    void writesTwoFilesToTheDirectory() {
        SmallRyeConfig config = config(Map.of(LogFiles.SETTING, "/var/log/ringpost"));

        assertThat(config.getValue("quarkus.log.file.path", String.class)).isEqualTo("/var/log/ringpost/app.log");
        assertThat(config.getValue("quarkus.log.handler.file.webhooks.path", String.class))
                .isEqualTo("/var/log/ringpost/webhooks.log");
        assertThat(config.getValue(
                        "quarkus.log.category.\"io.ringpost.ingress.receive.WebhookRecorder\".handlers", String.class))
                .isEqualTo("webhooks");
    }

    @Test
    void theDirectoryMayStandInTheSettingsFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.properties"), LogFiles.SETTING + "=/var/log/ringpost\n");

        assertThat(config(Map.of("RINGPOST_CONFIG_FILE", file.toString()))
                        .getValue("quarkus.log.file.path", String.class))
                .isEqualTo("/var/log/ringpost/app.log");
    }

    @Test
    void takesADirectoryThatCanBeMade(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(LogFiles.form().fault(directory.resolve("a/b").toString())).isEmpty();
        assertThat(LogFiles.form().fault(file.toString())).isPresent();
        assertThat(LogFiles.form().fault(file.resolve("below").toString())).isPresent();
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .withSources(new LogFiles())
                .build();
    }
}
