package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static io.ringpost.safehttp.Calls.call;
import static io.ringpost.safehttp.Calls.failed;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Its sockets are this machine's kernel's alone, so that nothing reads what it does not read itself. */
class ReceiverThatNeverReadsTest {

    private static final int READ_TIMEOUT_MILLIS = 30_000;

    /** More than both kernel buffers take. */
    private static final byte[] LARGE = new byte[64 * 1024 * 1024];

    private final Calls calls = new Calls();
    private final ServerSocket receiver;

    ReceiverThatNeverReadsTest() throws IOException {
        receiver = new ServerSocket(0, 5, Calls.loopback(1));
        receiver.setSoTimeout(READ_TIMEOUT_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        calls.close();
        receiver.close();
    }

    @Test
    void itsConnectionIsResetWithTheBodyUnsent() throws IOException {
        Failed failure = failed(call(calls.client(), large()));

        assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT_HEAD);
        try (Socket accepted = receiver.accept()) {
            assertReset(accepted);
        }
    }

    @Test
    void itsPlaceInThePoolIsFree() throws Exception {
        SafeHttpClient client = one();
        failed(call(client, large()));

        CompletableFuture<SafeResponse> next =
                client.send(large().withLimits(Calls.PATIENT)).subscribeAsCompletionStage();

        try (Socket first = receiver.accept();
                Socket second = receiver.accept()) {
            assertThat(first.getPort()).isNotEqualTo(second.getPort());
            answer(second);
            assertThat(next).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void anEarlyAnswerCountsAndItsConnectionIsNotUsedAgain() throws IOException {
        SafeHttpClient client = one();
        CompletableFuture<SafeResponse> first =
                client.send(large().withLimits(Calls.PATIENT)).subscribeAsCompletionStage();

        try (Socket accepted = receiver.accept()) {
            answer(accepted);
            Answered early = answered(first.join());

            assertThat(early.status()).isEqualTo(200);
            assertThat(early.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
            assertReset(accepted);
        }
        CompletableFuture<SafeResponse> second =
                client.send(SafeRequest.get(url()).withLimits(Calls.PATIENT)).subscribeAsCompletionStage();
        try (Socket accepted = receiver.accept()) {
            answer(accepted);
            assertThat(answered(second.join()).status()).isEqualTo(200);
        }
    }

    /** A close that waits for the body lets it all be read; a reset throws away even what has arrived. */
    private static void assertReset(Socket accepted) throws IOException {
        accepted.setSoTimeout(READ_TIMEOUT_MILLIS);
        assertThatThrownBy(() -> accepted.getInputStream().readNBytes(LARGE.length))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    private static void answer(Socket accepted) throws IOException {
        accepted.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
    }

    private SafeHttpClient one() {
        SafeHttpOptions defaults = Calls.options();
        SafeHttpOptions narrow = new SafeHttpOptions(
                defaults.policy(), defaults.connectTimeout(), defaults.keepAlive(), defaults.maxHeadBytes(), 1, null);
        return calls.client(narrow, host -> CompletableFuture.completedFuture(List.of(Calls.loopback(1))));
    }

    private SafeRequest large() {
        return SafeRequest.post(url(), LARGE).withLimits(Calls.SHORT);
    }

    private String url() {
        return "http://crm.example:" + receiver.getLocalPort() + "/hook";
    }
}
