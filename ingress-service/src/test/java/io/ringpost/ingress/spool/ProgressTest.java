package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far it is drained is never believed to be further than it was. */
class ProgressTest {
    @TempDir
    private Path path = Path.of("");

    private byte[] saved = new byte[0];

    @BeforeEach
    void save() throws IOException {
        try (SpoolDirectory directory = SpoolDirectory.open(path)) {
            Progress progress = Progress.read(directory);
            progress.done(Records.TWILIO, 17);
            progress.done(Records.RETELL, 1234);
            progress.save();
        }
        saved = Files.readAllBytes(path.resolve("progress"));
    }

    @Test
    void isFoundAsItWasSaved() throws IOException {
        assertThat(read()).isEqualTo("17 1234 0, 1234");
    }

    @Test
    void isForgottenIfAnyByteOfItChanged() throws IOException {
        for (int at = 0; at < saved.length; at++) {
            byte[] changed = saved.clone();
            changed[at] ^= 4;
            Files.write(path.resolve("progress"), changed);

            assertThat(read()).as("byte %s", at).isEqualTo("0 0 0, 0");
        }
    }

    @Test
    void isForgottenIfItWasCut() throws IOException {
        for (int length = 0; length < saved.length; length++) {
            Files.write(path.resolve("progress"), Arrays.copyOf(saved, length));

            assertThat(read()).as("length %s", length).isEqualTo("0 0 0, 0");
        }
    }

    private String read() throws IOException {
        try (SpoolDirectory directory = SpoolDirectory.open(path)) {
            Progress progress = Progress.read(directory);
            return progress.through(Records.TWILIO) + " " + progress.through(Records.RETELL) + " "
                    + progress.through(Topology.CRM_EVENTS) + ", " + progress.highest();
        }
    }
}
