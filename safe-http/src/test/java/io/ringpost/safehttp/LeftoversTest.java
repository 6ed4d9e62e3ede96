package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoversTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n";

    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\n\r\nok and more",
                "Content-Length: 2\r\n\r\nok\r\nmore\r\n\r\n",
                "Content-Length: 2\r\n\r\nokHTTP/1.1 500 Forged\r\nContent-Length: 0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nmore"
            })
    void whoSendsMoreThanItAnnouncedSpoilsNoOtherCall(String answer) {
        int port = calls.raw(socket -> socket.handler(bytes -> socket.write(HEAD + answer)));
        SafeHttpClient client = calls.client();

        for (int i = 0; i < 20; i++) {
            Answered answered = called(client, port);
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.body()).asString().isEqualTo("ok");
        }
    }

    /** In parts that mix what is left with what was announced. */
    @Test
    void whoSendsMoreInPartsSpoilsNoOtherCall() {
        int port = calls.raw(socket -> socket.handler(bytes -> {
            socket.write(HEAD + "Content-Le");
            calls.vertx.setTimer(20, later -> socket.write("ngth: 2\r\n\r\nok and more"));
        }));
        SafeHttpClient client = calls.client();

        for (int i = 0; i < 5; i++) {
            Answered answered = called(client, port);
            assertThat(answered.body()).asString().isEqualTo("ok");
        }
    }

    /** Not because nobody has called for some seconds. */
    @Test
    void whoSendsMoreWhenNobodyListensLosesItsConnection() {
        List<NetSocket> sockets = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> lost = new CompletableFuture<>();
        int port = calls.raw(socket -> {
            sockets.add(socket);
            socket.closeHandler(lost::complete).exceptionHandler(reset -> {});
            socket.handler(bytes -> socket.write(HEAD + "Content-Length: 2\r\n\r\nok"));
        });
        SafeHttpClient client = patient();
        called(client, port);

        sockets.get(0).write("more");
        lost.orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(called(client, port).status()).isEqualTo(200);
        assertThat(sockets).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\r\nContent-Length: 2\r\n\r\nok",
                "200 OK\r\nContent-Length: 0\r\n\r\n",
                "204 No Content\r\n\r\n",
                "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
            })
    void whoSendsWhatItAnnouncesKeepsItsConnection(String answer) {
        AtomicInteger connections = new AtomicInteger();
        int port = calls.raw(socket -> {
            connections.incrementAndGet();
            socket.handler(bytes -> socket.write("HTTP/1.1 " + answer));
        });
        SafeHttpClient client = calls.client();

        for (int i = 0; i < 5; i++) {
            called(client, port);
        }

        assertThat(connections).hasValue(1);
    }

    /** Keeps its connections. */
    private SafeHttpClient patient() {
        SafeHttpOptions usual = Calls.options();
        return calls.client(
                new SafeHttpOptions(
                        usual.policy(),
                        usual.connectTimeout(),
                        Duration.ofMinutes(10),
                        usual.maxHeadBytes(),
                        usual.connectionsPerHost(),
                        null),
                host -> CompletableFuture.completedFuture(List.of(Calls.loopback(1))));
    }

    private static Answered called(SafeHttpClient client, int port) {
        return answered(Calls.call(
                client,
                SafeRequest.post("http://crm.example:" + port + "/hook", "{}".getBytes(UTF_8))
                        .withLimits(Calls.PATIENT)));
    }
}
