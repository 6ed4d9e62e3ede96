package io.ringpost.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    private final Path file;

    EnvironmentTest(@TempDir Path directory) {
        this.file = directory.resolve(".env");
    }

    @Test
    void fileIsReadAndProcessWins() throws IOException {
        Files.writeString(file, """
                # providers
                TWILIO_AUTH_TOKEN=from-file   # rotated
                export RETELL_API_KEY="quoted # value"
                VOIPMS_PASSWORD='it''s'
                RINGPOST_API_KEYS=crm:events+read:k=1#2

                WEBHOOK_PORT=
                """);

        Environment read = Environment.read(Map.of("TWILIO_AUTH_TOKEN", "from-process"), file);

        assertThat(read.values())
                .containsEntry("TWILIO_AUTH_TOKEN", "from-process")
                .containsEntry("RETELL_API_KEY", "quoted # value")
                .containsEntry("RINGPOST_API_KEYS", "crm:events+read:k=1#2")
                .doesNotContainKey("WEBHOOK_PORT");
    }

    @Test
    void blankVariableOfTheProcessDoesNotHideTheFile() throws IOException {
        Files.writeString(file, "RETELL_API_KEY=kept\n");

        Environment read = Environment.read(Map.of("RETELL_API_KEY", " "), file);

        assertThat(read.get("RETELL_API_KEY")).contains("kept");
    }

    @Test
    void fileNeedNotExist() {
        assertThat(Environment.read(Map.of("A", "1"), file).values()).containsExactlyEntriesOf(Map.of("A", "1"));
    }

    @Test
    void brokenLineIsNamed() throws IOException {
        Files.writeString(file, "A=1\nthis is no assignment\n");

        assertThatThrownBy(() -> Environment.read(Map.of(), file))
                .isInstanceOf(CannotStart.class)
                .hasMessage(".env is malformed: line 2 is not NAME=value");
    }
}
