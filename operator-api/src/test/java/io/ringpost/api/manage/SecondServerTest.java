package io.ringpost.api.manage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class SecondServerTest {
    @Test
    void aTakenPortIsOneClearSentence() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> SecondServer.open(vertx, "127.0.0.1", port, request -> {}))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("cannot be used: port " + port + " is taken, or this user may not open it");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
