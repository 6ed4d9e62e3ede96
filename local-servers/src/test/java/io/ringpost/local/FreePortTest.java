package io.ringpost.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void takesEachOnce() {
        List<Integer> taken =
                IntStream.range(0, 300).mapToObj(i -> FreePort.take()).toList();

        assertThat(taken).doesNotHaveDuplicates();
    }

    @RepeatedTest(20)
    void canBeListenedOn() throws IOException {
        int port = FreePort.take();

        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(client.isConnected()).isTrue();
            assertThat(client.getLocalPort())
                    .as("the system draws a connection's own port from elsewhere")
                    .matches(own -> own < FreePort.LOWEST || own > FreePort.HIGHEST);
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }
}
