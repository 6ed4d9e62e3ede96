package io.ringpost.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.local.OwnThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final byte[] WORD = "word".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int A_WHILE_MILLIS = 200;

    @Test
    void openItPassesBothWays() throws IOException {
        try (ServerSocket echo = echo();
                Wire wire = Wire.to(echo.getLocalPort());
                Socket client = client(wire)) {
            client.getOutputStream().write(WORD);

            assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
        }
    }

    @Test
    void cutItEndsConnectionsAndTakesNoMore() throws IOException {
        try (ServerSocket echo = echo();
                Wire wire = Wire.to(echo.getLocalPort());
                Socket client = client(wire)) {
            client.getOutputStream().write(WORD);
            client.getInputStream().readNBytes(WORD.length);

            wire.cut();

            assertThat(ends(client)).isTrue();
            try (Socket next = client(wire)) {
                assertThat(ends(next)).isTrue();
            }
        }
    }

    @Test
    void silentItHoldsBackUntilItIsOpenAgain() throws IOException {
        try (ServerSocket echo = echo();
                Wire wire = Wire.to(echo.getLocalPort())) {
            wire.silence();
            try (Socket client = client(wire)) {
                client.getOutputStream().write(WORD);
                client.setSoTimeout(A_WHILE_MILLIS);
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

                wire.open();

                client.setSoTimeout(PATIENCE_MILLIS);
                assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
            }
        }
    }

    private static boolean ends(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static Socket client(Wire wire) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static ServerSocket echo() throws IOException {
        ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        OwnThread.start("echo", () -> {
            while (!server.isClosed()) {
                try {
                    Socket one = server.accept();
                    OwnThread.start("echo-one", () -> answer(one));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server;
    }

    private static void answer(Socket one) {
        try (one) {
            one.getInputStream().transferTo(one.getOutputStream());
        } catch (IOException gone) {
            // The client has gone: nobody is left to be answered.
        }
    }
}
