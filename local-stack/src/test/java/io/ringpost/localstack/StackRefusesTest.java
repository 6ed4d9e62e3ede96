package io.ringpost.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.FreePort;
import io.ringpost.localstack.run.DataLock;
import io.ringpost.localstack.settings.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real main class; every refusal comes before anything is started. */
class StackRefusesTest {
    private final Path data;

    StackRefusesTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void takenPortIsOneLineThatNamesItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(Map.of("RINGPOST_PORT_KAFKA", Integer.toString(taken.getLocalPort())));

            assertThat(ended.output())
                    .isEqualToIgnoringNewLines("Port " + taken.getLocalPort()
                            + " is taken: free it, or set RINGPOST_PORT_KAFKA to another port");
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void secondStackOnTheSameDataIsOneLine() throws Exception {
        try (DataLock held = DataLock.take(data)) {
            Ended ended = run(Map.of());

            assertThat(held).isNotNull();
            assertThat(ended.output().lines()).singleElement().satisfies(line -> assertThat(line)
                    .contains(Long.toString(ProcessHandle.current().pid()), data.toString(), "RINGPOST_DATA_DIR"));
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void malformedSettingIsOneLine() throws Exception {
        Ended ended = run(Map.of("WEBHOOK_PORT", "three thousand"));

        assertThat(ended.output())
                .isEqualToIgnoringNewLines("WEBHOOK_PORT is malformed: it must be a port from 1 to 65535");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    private Ended run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalStack.class.getName())
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(Map.of("RINGPOST_DATA_DIR", data.toString()));
        for (Port port : Port.values()) {
            environment.put(port.variable(), Integer.toString(FreePort.take()));
        }
        environment.putAll(variables);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int exitCode, String output) {}
}
