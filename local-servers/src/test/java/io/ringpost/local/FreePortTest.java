package io.ringpost.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {
    private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int LINUX_FROM = 32_768;

    @Test
    void takesEachOnce() {
        List<Integer> taken =
                IntStream.range(0, 300).mapToObj(i -> FreePort.take()).toList();

        assertThat(taken).doesNotHaveDuplicates();
    }

    @RepeatedTest(20)
    void canBeListenedOn() throws IOException {
        int port = FreePort.take();

        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }

    @RepeatedTest(20)
    void isNoneThatTheSystemGivesToOutgoingConnections() throws IOException {
        assumeThat(OUTGOING).exists();
        int from = Integer.parseInt(Files.readString(OUTGOING).strip().split("\\s+", -1)[0]);
        assumeThat(from).as("ports of outgoing connections as Linux has them").isGreaterThanOrEqualTo(LINUX_FROM);

        assertThat(FreePort.take()).isLessThan(from);
    }
}
