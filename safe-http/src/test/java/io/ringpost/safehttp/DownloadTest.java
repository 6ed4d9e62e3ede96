package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A large answer costs no more memory than a small one, and ends in time and truthfully whatever its host does. */
class DownloadTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final long MEGABYTE = 1 << 20;
    private static final Duration IDLE = Duration.ofSeconds(40);

    private final Calls calls = new Calls();
    private final Collected collected = new Collected();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void handsOnALargeBodyAtThePaceOfItsReceiver() {
        AtomicLong sent = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        int port = calls.http(request -> {
            HttpServerResponse response = request.response().putHeader("content-length", "" + 48 * MEGABYTE);
            pour(response, sent, 48 * MEGABYTE);
        });
        Collected slow = new Collected(part -> {
            ahead.accumulateAndGet(sent.get() - taken.addAndGet(part.length), Math::max);
            return later();
        });

        Answered answer = download(port, 48 * MEGABYTE, slow);

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(answer.body()).isEmpty();
        assertThat(slow.bytes).hasValue(48 * MEGABYTE);
        assertThat(slow.largestPart.get()).isLessThanOrEqualTo((int) MEGABYTE);
        assertThat(ahead.get()).as("sent but not yet taken").isLessThan(24 * MEGABYTE);
    }

    @Test
    void keepsTheWholeBodyOfAHostThatClosesBeforeAllIsTaken() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        int port = calls.raw(onFirstBytes(socket -> socket.closeHandler(gone -> closed.complete(null))
                .write(HEAD + "Content-Length: 10\r\nConnection: close\r\n\r\n0123456789")
                .onSuccess(written -> socket.close())));
        Collected slow = new Collected(part -> Uni.createFrom().completionStage(closed));

        Answered answer = download(port, 10, slow);

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(slow.text).hasToString("0123456789");
    }

    @Test
    void keepsAnAnswerThatIsNotWantedUpToTheCap() {
        int port = calls.http(
                request -> request.response().setStatusCode(404).end("n".repeat(Calls.PATIENT.bodyBytes() + 1)));

        Answered answer = download(port, MEGABYTE, collected);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).hasSize(Calls.PATIENT.bodyBytes());
        assertThat(collected.bytes).hasValue(0);
    }

    @Test
    void isCutWhenMoreIsAnnouncedThanMayCome() {
        Answered answer = of(10, socket -> socket.write(HEAD + "Content-Length: 11\r\n\r\n"));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.OVER_CAP);
        assertThat(collected.bytes).hasValue(0);
    }

    @Test
    void isCutWhenABodyHasNoEnd() {
        Answered answer = of(MEGABYTE, socket -> {
            socket.write(HEAD + "\r\n");
            flood(socket);
        });

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.OVER_CAP);
        assertThat(collected.bytes.get()).isLessThanOrEqualTo(MEGABYTE);
    }

    @Test
    void endsAtTheDeadlineWhenTheBodyDrips() {
        int port = calls.raw(onFirstBytes(socket -> {
            socket.write(HEAD + "Content-Length: 1000\r\n\r\n");
            drip(socket);
        }));

        Answered answer = download(request(port).withLimits(Calls.SHORT), IDLE, MEGABYTE, collected);

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.TIMED_OUT);
        assertThat(collected.text.toString()).matches("z+");
    }

    @Test
    void endsWhenNothingComesForLong() {
        int port = calls.raw(onFirstBytes(socket -> socket.write(HEAD + "Content-Length: 1000\r\n\r\nsome")));

        Answered answer = download(request(port), Duration.ofMillis(300), MEGABYTE, collected);

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.IDLE);
        assertThat(collected.text).hasToString("some");
    }

    @Test
    void doesNotBlameTheHostForASlowReceiver() {
        int port = calls.http(request -> request.response().end("slow"));
        Collected slow = new Collected(
                part -> Uni.createFrom().emitter(emitter -> calls.vertx.setTimer(700, late -> emitter.complete(null))));

        Answered answer = download(request(port), Duration.ofMillis(300), MEGABYTE, slow);

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nnonsense\r\n"
            })
    void isBrokenWhenTheConnectionEndsFirst(String rest) {
        Answered answer = of(MEGABYTE, socket -> socket.write(HEAD + rest).onSuccess(sent -> socket.close()));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.BROKEN);
        assertThat(collected.text).hasToString("half");
    }

    @Test
    void ignoresBytesAfterTheAnnouncedLength() {
        Answered answer = of(MEGABYTE, socket -> socket.write(HEAD + "Content-Length: 4\r\n\r\nfourmore"));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(collected.text).hasToString("four");
    }

    @Test
    void saysWhenItsReceiverRefuses() {
        int port = calls.http(request -> request.response().end("bytes"));

        Answered answer = download(
                port, MEGABYTE, new Collected(part -> Uni.createFrom().failure(new IOException("the disk is full"))));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.REFUSED);
    }

    @Test
    void countsDecodedBytesAgainstTheCap() throws IOException {
        byte[] bomb = DecodingTest.gzip(new byte[(int) (20 * MEGABYTE)]);

        Answered answer = of(MEGABYTE, compressed(bomb, 1_000));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.OVER_CAP);
        assertThat(collected.bytes.get()).isLessThanOrEqualTo(MEGABYTE);
        assertThat(collected.largestPart.get()).isLessThanOrEqualTo(16 * 1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 1_000_000})
    void decodesWhateverTheParts(int part) throws IOException {
        byte[] body = new byte[60_000];
        new Random(part).nextBytes(body);
        byte[] zipped = DecodingTest.gzip(part == 1 ? "short".getBytes(UTF_8) : body);

        Answered answer = of(MEGABYTE, compressed(zipped, part));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(collected.bytes).hasValue(part == 1 ? 5 : body.length);
    }

    @ParameterizedTest
    @CsvSource({"br, BROKEN, 0", "'gzip, br', BROKEN, 0", "identity, COMPLETE, 4", "'', COMPLETE, 4"})
    void handsOnNoBytesOfAnEncodingItCannotRead(String encoding, BodyEnd end, long handedOn) {
        int port = calls.http(request ->
                request.response().putHeader("Content-Encoding", encoding).end("body"));

        Answered answer = download(port, MEGABYTE, collected);

        assertThat(answer.bodyEnd()).isEqualTo(end);
        assertThat(collected.bytes).hasValue(handedOn);
    }

    @Test
    void isBrokenWhenTheCompressedBytesAreCut() throws IOException {
        byte[] whole = DecodingTest.gzip(new byte[100_000]);

        Answered answer = of(MEGABYTE, compressed(java.util.Arrays.copyOf(whole, whole.length / 2), 50));

        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.BROKEN);
    }

    @Test
    void followsARedirectToANamedHostWithoutTheCredential() {
        CompletableFuture<String> credential = new CompletableFuture<>();
        int media = calls.http(request -> {
            credential.complete(request.headers().contains("Authorization") ? "sent" : "kept back");
            request.response().end("audio");
        });
        int api = calls.http(request -> moved(request.response(), "http://media.example:" + media + "/x?sig=1"));

        Answered answer = download(secret(api), Set.of("media.example"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(collected.text).hasToString("audio");
        assertThat(credential).isCompletedWithValue("kept back");
    }

    @Test
    void keepsTheCredentialOnItsOwnHost() {
        CompletableFuture<String> credential = new CompletableFuture<>();
        int api = calls.http(request -> {
            if (request.path().equals("/there")) {
                credential.complete(request.getHeader("Authorization"));
                request.response().end("audio");
            } else {
                moved(request.response(), "/there");
            }
        });

        download(secret(api), Set.of("api.example"));

        assertThat(credential).isCompletedWithValue("Basic secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://elsewhere.example/x", "http://127.0.0.99/x", "ftp://media.example/x", "http://[", ""})
    void followsNoOtherRedirect(String location) {
        int api = calls.http(request -> moved(request.response(), location));

        Answered answer = download(secret(api), Set.of("media.example"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(collected.bytes).hasValue(0);
    }

    @Test
    void judgesTheAddressOfARedirectToo() {
        int api = calls.http(request -> moved(request.response(), "http://127.0.0.99:1/x"));
        SafeDownload wanted = new SafeDownload(secret(api), IDLE, MEGABYTE, Set.of("127.0.0.99"));

        SafeResponse outcome =
                calls.client().download(wanted, collected).await().atMost(Duration.ofSeconds(60));

        assertThat(Calls.failed(outcome).code()).isEqualTo(FailureCode.FORBIDDEN_ADDRESS);
    }

    @Test
    void followsNoCircleForEver() {
        AtomicInteger asked = new AtomicInteger();
        int api = calls.http(request -> {
            asked.incrementAndGet();
            moved(request.response(), request.absoluteURI());
        });

        Answered answer = download(secret(api), Set.of("api.example"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(asked).hasValue(4);
    }

    @Test
    void closesTheConnectionWhenNobodyWantsItAnyMore() throws Exception {
        CompletableFuture<String> closed = new CompletableFuture<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        int port = calls.http(new HttpServerOptions(), request -> {
            request.connection().closeHandler(gone -> closed.complete("closed"));
            pour(request.response().setChunked(true), new AtomicLong(), Long.MAX_VALUE);
        });
        Collected watched = new Collected(part -> {
            first.complete("some");
            return later();
        });
        var running = calls.client()
                .download(new SafeDownload(request(port), IDLE, Long.MAX_VALUE, Set.of()), watched)
                .subscribe()
                .with(outcome -> {});
        first.get(60, TimeUnit.SECONDS);

        running.cancel();

        assertThat(closed.get(60, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    private Answered of(long cap, Handler<NetSocket> host) {
        return download(calls.raw(onFirstBytes(host)), cap, collected);
    }

    private Answered download(int port, long cap, BodyReceiver receiver) {
        return download(request(port), IDLE, cap, receiver);
    }

    private Answered download(SafeRequest request, Set<String> followTo) {
        SafeDownload wanted = new SafeDownload(request, IDLE, MEGABYTE, followTo);
        return answered(calls.client().download(wanted, collected).await().atMost(Duration.ofSeconds(60)));
    }

    private Answered download(SafeRequest request, Duration idle, long cap, BodyReceiver receiver) {
        SafeDownload wanted = new SafeDownload(request, idle, cap, Set.of());
        return answered(calls.client().download(wanted, receiver).await().atMost(Duration.ofSeconds(60)));
    }

    private static SafeRequest request(int port) {
        return SafeRequest.get("http://api.example:" + port + "/media").withLimits(Calls.PATIENT);
    }

    private static SafeRequest secret(int port) {
        return request(port).withHeader("Authorization", "Basic secret");
    }

    private static void moved(HttpServerResponse response, String location) {
        response.setStatusCode(302).putHeader("Location", location).end();
    }

    private Uni<Void> later() {
        return Uni.createFrom().emitter(emitter -> calls.vertx.runOnContext(turn -> emitter.complete(null)));
    }

    private static void pour(HttpServerResponse response, AtomicLong sent, long total) {
        while (sent.get() < total && !response.writeQueueFull() && !response.closed()) {
            response.write(Buffer.buffer(new byte[64 * 1024]));
            sent.addAndGet(64 * 1024);
        }
        if (sent.get() >= total) {
            response.end();
        } else if (!response.closed()) {
            response.drainHandler(drained -> pour(response, sent, total));
        }
    }

    private static Handler<NetSocket> compressed(byte[] body, int part) {
        return socket -> {
            socket.write(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
            for (int from = 0; from < body.length; from += part) {
                int length = Math.min(part, body.length - from);
                socket.write(Buffer.buffer().appendBytes(body, from, length));
            }
        };
    }

    private static Handler<NetSocket> onFirstBytes(Handler<NetSocket> host) {
        return socket -> {
            AtomicInteger parts = new AtomicInteger();
            socket.handler(bytes -> {
                if (parts.getAndIncrement() == 0) {
                    host.handle(socket);
                }
            });
        };
    }

    private void drip(NetSocket socket) {
        long id = calls.vertx.setPeriodic(50, tick -> socket.write("z"));
        socket.closeHandler(closed -> calls.vertx.cancelTimer(id));
    }

    private static void flood(NetSocket socket) {
        socket.write("f".repeat(8192)).onSuccess(sent -> flood(socket));
    }
}
