package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static io.ringpost.safehttp.Calls.call;
import static io.ringpost.safehttp.Calls.failed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the other side does, the call ends in time, in bounded memory, with a truthful outcome. */
class HostileReceiverTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    /** Timers count whole milliseconds. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final Duration SLACK = Duration.ofSeconds(30);

    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void acceptsAndNeverAnswers() {
        Failed failure = lateOf(socket -> {});

        assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT_HEAD);
        assertThat(failure.fault()).isEqualTo(Fault.RECEIVER);
        assertThat(failure.phases().total())
                .isBetween(Calls.SHORT.head().minus(TICK), Calls.SHORT.head().plus(SLACK));
    }

    @Test
    void dripsTheHead() {
        Failed failure = lateOf(socket -> {
            socket.write(HEAD);
            every(socket, () -> socket.write("x: y\r\n"));
        });

        assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT_HEAD);
    }

    @Test
    void dripsTheBody() {
        Answered answer = answerOf(Calls.SHORT, socket -> {
            socket.write(HEAD + "Content-Length: 1000\r\n\r\n");
            every(socket, () -> socket.write("z"));
        });

        assertThat(answer.success()).isTrue();
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.TIMED_OUT);
        assertThat(answer.truncated()).isTrue();
        assertThat(new String(answer.body(), UTF_8)).matches("z+");
        assertThat(answer.phases().total())
                .isBetween(Calls.SHORT.total().minus(TICK), Calls.SHORT.total().plus(SLACK));
    }

    @Test
    void sendsABodyWithoutEnd() {
        AtomicInteger written = new AtomicInteger();

        Answered answer = answerOf(socket -> {
            socket.write(HEAD + "\r\n");
            flood(socket, written);
        });

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.OVER_CAP);
        assertThat(answer.body()).hasSize(Calls.SHORT.bodyBytes());
    }

    @Test
    void sendsExactlyTheCap() {
        Answered answer = answerOf(socket -> socket.write(HEAD + "Content-Length: 1024\r\n\r\n" + "c".repeat(1024)));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(answer.body()).hasSize(1024);
    }

    @Test
    void sendsAGzipBomb() throws IOException {
        byte[] bomb = DecodingTest.gzip(new byte[500_000]);

        Answered answer = answerOf(
                socket -> socket.write(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                        .onSuccess(sent -> socket.write(Buffer.buffer(bomb))));

        assertThat(answer.body()).hasSize(Calls.SHORT.bodyBytes());
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.OVER_CAP);
    }

    @Test
    void sendsAHugeHead() {
        Failed failure = failedOf(socket -> socket.write(HEAD + "X-Big: " + "h".repeat(64 * 1024) + "\r\n\r\n"));

        assertThat(failure.code()).isEqualTo(FailureCode.HEAD_TOO_LARGE);
    }

    @Test
    void sendsAnEndlessStatusLine() {
        Failed failure = failedOf(socket -> socket.write("HTTP/1.1 200 " + "O".repeat(16 * 1024)));

        assertThat(failure.code()).isEqualTo(FailureCode.HEAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "garbage\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/9 200 OK\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"
            })
    void speaksSomethingElse(String words) {
        Failed failure = failedOf(socket -> socket.write(words).onSuccess(sent -> socket.end()));

        assertThat(failure.code()).isIn(FailureCode.BAD_RESPONSE, FailureCode.RESET);
        assertThat(failure.fault()).isIn(Fault.RECEIVER, Fault.NETWORK);
    }

    @Test
    void closesWithoutAnAnswer() {
        assertThat(failedOf(NetSocket::close).code()).isEqualTo(FailureCode.RESET);
    }

    @Test
    void closesInTheHead() {
        Failed failure = failedOf(socket -> socket.write(HEAD + "X-Half").onSuccess(sent -> socket.close()));

        assertThat(failure.code()).isIn(FailureCode.RESET, FailureCode.BAD_RESPONSE);
    }

    @Test
    void closesInTheBody() {
        Answered answer = answerOf(
                socket -> socket.write(HEAD + "Content-Length: 10\r\n\r\nhalf").onSuccess(sent -> socket.close()));

        assertThat(answer.success()).isTrue();
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.BROKEN);
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("half");
    }

    @Test
    void sendsInterimAnswersFirst() {
        Answered answer = answerOf(
                socket -> socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                        + HEAD + "Content-Length: 2\r\n\r\nok"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("ok");
    }

    @Test
    void sendsInterimAnswersForEver() {
        Failed failure = lateOf(socket -> every(socket, () -> socket.write("HTTP/1.1 100 Continue\r\n\r\n")));

        assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT_HEAD);
    }

    @Test
    void answersMoreThanWasAskedAndTheNextCallIsNotFooled() {
        AtomicInteger connections = new AtomicInteger();
        int port = calls.raw(socket -> {
            int number = connections.incrementAndGet();
            socket.handler(request -> socket.write(HEAD + "Content-Length: 1\r\n\r\n" + number
                    + "HTTP/1.1 299 Junk\r\nContent-Length: 4\r\n\r\njunk"));
        });
        SafeHttpClient client = calls.client();

        List<Answered> answers = List.of(answered(call(client, request(port))), answered(call(client, request(port))));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(connections).hasValue(2);
    }

    @Test
    void switchesToAProtocolThatNobodyAskedFor() {
        int port = calls.raw(onFirstBytes(socket ->
                socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")));

        boolean success =
                call(calls.client(), request(port).withLimits(Calls.SHORT)).match(Answered::success, failure -> false);

        assertThat(success).isFalse();
    }

    @Test
    void sendsTrailersWithoutEnd() {
        Answered answer = answerOf(socket -> {
            socket.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n");
            socket.write("X-Trailer: y\r\n".repeat(10_000));
        });

        assertThat(new String(answer.body(), UTF_8)).isEqualTo("ok");
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.BROKEN);
    }

    @Test
    void sendsAChunkSizeWithoutEnd() {
        Answered answer =
                answerOf(socket -> socket.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n2;" + "e".repeat(64 * 1024)));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "204 No Content\r\nContent-Length: 2\r\n\r\nok",
                "304 Not Modified\r\nContent-Length: 2\r\n\r\nok",
                "204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
            })
    void sendsABodyWhereThereIsNoneAndSpoilsNoOtherCall(String answer) {
        int port = calls.raw(socket -> socket.handler(bytes -> socket.write("HTTP/1.1 " + answer)));
        SafeHttpClient client = calls.client();

        for (int i = 0; i < 3; i++) {
            Answered answered = answered(call(client, request(port).withLimits(Calls.PATIENT)));
            assertThat(answered.status()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
        }
    }

    @Test
    void sendsOddHeaders() {
        Answered answer = answerOf(socket -> socket.write(Buffer.buffer(HEAD + "X-Odd: caf")
                .appendByte((byte) 0xe9)
                .appendString("\r\n" + "X-Many: 1\r\n".repeat(200) + "Content-Length: 0\r\n\r\n")));

        assertThat(answer.header("x-odd")).startsWith("caf");
        assertThat(answer.header("x-many")).hasSizeGreaterThan(200);
    }

    @Test
    void itsNameServerHangs() {
        SafeHttpClient client = calls.client(host -> new CompletableFuture<>());

        Failed failure = failed(call(client, request(1).withLimits(Calls.SHORT)));

        assertThat(failure.code()).isEqualTo(FailureCode.DNS_TIMEOUT);
        assertThat(failure.phase()).isEqualTo(Phase.DNS);
        assertThat(failure.phases().dns())
                .isBetween(Calls.SHORT.head().minus(TICK), Calls.SHORT.head().plus(SLACK));
    }

    @Test
    void itsNameHasNoAddress() {
        SafeHttpClient client = calls.client(host -> CompletableFuture.completedFuture(List.<InetAddress>of()));

        assertThat(failed(call(client, request(1))).code()).isEqualTo(FailureCode.DNS_NOT_FOUND);
    }

    private Failed failedOf(Handler<NetSocket> receiver) {
        return failed(call(calls.client(), request(calls.raw(onFirstBytes(receiver)))));
    }

    private Failed lateOf(Handler<NetSocket> receiver) {
        int port = calls.raw(onFirstBytes(receiver));
        return failed(call(calls.client(), request(port).withLimits(Calls.SHORT)));
    }

    private Answered answerOf(Handler<NetSocket> receiver) {
        return answerOf(Calls.PATIENT, receiver);
    }

    private Answered answerOf(Limits limits, Handler<NetSocket> receiver) {
        int port = calls.raw(onFirstBytes(receiver));
        return answered(call(calls.client(), request(port).withLimits(limits)));
    }

    private static Handler<NetSocket> onFirstBytes(Handler<NetSocket> receiver) {
        return socket -> {
            AtomicInteger parts = new AtomicInteger();
            socket.handler(bytes -> {
                if (parts.getAndIncrement() == 0) {
                    receiver.handle(socket);
                }
            });
        };
    }

    private static SafeRequest request(int port) {
        return SafeRequest.post("http://crm.example:" + port + "/hook", "{}".getBytes(UTF_8))
                .withLimits(Calls.PATIENT);
    }

    private void every(NetSocket socket, Runnable write) {
        LongSupplier timer = () -> calls.vertx.setPeriodic(50, tick -> write.run());
        long id = timer.getAsLong();
        socket.closeHandler(closed -> calls.vertx.cancelTimer(id));
    }

    private static void flood(NetSocket socket, AtomicInteger written) {
        socket.write("f".repeat(8192)).onSuccess(sent -> {
            written.incrementAndGet();
            flood(socket, written);
        });
    }
}
