package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static io.ringpost.safehttp.Calls.call;
import static io.ringpost.safehttp.Calls.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TlsTest {

    private static Certificates certificates;

    private final Calls calls = new Calls();
    private final List<String> names = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        certificates = new Certificates();
    }

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void theNameIsProvenWhileTheSocketGoesToTheJudgedAddress() {
        int port = server("good");

        Answered answer = answered(call(trusting(), SafeRequest.get("https://crm.example:" + port + "/")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.tls()).isEqualTo("TLSv1.3");
        assertThat(answer.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(names).containsExactly("crm.example");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        Failed failure = failed(call(trusting(), SafeRequest.get("https://other.example:" + server("good") + "/")));

        assertThat(failure.code()).isEqualTo(FailureCode.TLS_NAME);
        assertThat(failure.fault()).isEqualTo(Fault.RECEIVER);
        assertThat(names).isEmpty();
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        Failed failure = failed(call(calls.client(), SafeRequest.get("https://crm.example:" + server("good") + "/")));

        assertThat(failure.code()).isEqualTo(FailureCode.TLS_UNTRUSTED);
    }

    @Test
    void anExpiredCertificateIsRefused() {
        Failed failure = failed(call(trusting(), SafeRequest.get("https://crm.example:" + server("expired") + "/")));

        assertThat(failure.code()).isEqualTo(FailureCode.TLS_EXPIRED);
    }

    @Test
    void aHandshakeThatHangsEndsAtTheDeadline() {
        int port = calls.raw(socket -> {});
        SafeHttpOptions defaults = Calls.options();
        SafeHttpOptions impatient =
                new SafeHttpOptions(defaults.policy(), Duration.ofMillis(200), Duration.ofSeconds(1), 8192, 4, null);
        SafeHttpClient client =
                calls.client(impatient, host -> CompletableFuture.completedFuture(List.of(Calls.loopback(1))));

        Failed failure = failed(call(
                client, SafeRequest.get("https://crm.example:" + port + "/").withLimits(Calls.SHORT)));

        assertThat(failure.code()).isEqualTo(FailureCode.TLS_TIMEOUT);
        assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
    }

    @Test
    void aHandshakeThatHangsIsGivenUpAfterFiveSeconds() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        int port = calls.raw(socket -> socket.closeHandler(end -> closed.complete(null)));

        failed(call(
                trusting(), SafeRequest.get("https://crm.example:" + port + "/").withLimits(Calls.SHORT)));

        assertThat(closed).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void aHandshakeThatEndsTooLateLeavesNoConnectionBehind() {
        int port = server("good");
        int slow = calls.raw(socket -> {
            socket.pause();
            calls.vertx.setTimer(2000, late -> calls.vertx
                    .createNetClient()
                    .connect(port, "127.0.0.1")
                    .onSuccess(server -> {
                        server.pipeTo(socket);
                        socket.pipeTo(server);
                    }));
        });
        SafeHttpOptions one = new SafeHttpOptions(
                Calls.options().policy(), Duration.ofMillis(200), Duration.ofSeconds(1), 8192, 1, certificates.trust());
        SafeHttpClient client =
                calls.client(one, host -> CompletableFuture.completedFuture(List.of(Calls.loopback(1))));
        SafeRequest request = SafeRequest.get("https://crm.example:" + slow + "/");

        Failed tooLate = failed(call(client, request.withLimits(Calls.SHORT)));
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        boolean answered = false;
        while (!answered && System.nanoTime() < end) {
            answered = call(client, request).match(answer -> true, busy -> false);
        }

        assertThat(tooLate.code()).isEqualTo(FailureCode.TLS_TIMEOUT);
        assertThat(answered).isTrue();
    }

    @Test
    void aPlainServerBehindAnHttpsUrlIsAFailedHandshake() {
        int port = calls.raw(socket -> socket.handler(hello -> socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")));

        Failed failure = failed(call(trusting(), SafeRequest.get("https://crm.example:" + port + "/")));

        assertThat(failure.code()).isEqualTo(FailureCode.TLS_HANDSHAKE);
    }

    @Test
    void aServerThatClosesInTheHandshakeIsAFailedHandshake() {
        int port = calls.raw(NetSocket::close);

        Failed failure = failed(call(trusting(), SafeRequest.get("https://crm.example:" + port + "/")));

        assertThat(failure.code()).isIn(FailureCode.TLS_HANDSHAKE, FailureCode.RESET);
    }

    private SafeHttpClient trusting() {
        return calls.client(
                Calls.options().withTrust(certificates.trust()),
                host -> CompletableFuture.completedFuture(List.of(Calls.loopback(1))));
    }

    private int server(String alias) {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificates.key(alias));
        return calls.http(options, request -> {
            names.add(request.connection().indicatedServerName());
            request.response().end("ok");
        });
    }
}
