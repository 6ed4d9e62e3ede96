package io.ringpost.safehttp;

import static io.ringpost.safehttp.Calls.answered;
import static io.ringpost.safehttp.Calls.call;
import static io.ringpost.safehttp.Calls.failed;
import static io.ringpost.safehttp.Calls.loopback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.ringpost.safehttp.SafeResponse.Failed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHttpClientTest {

    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void theReceiverSeesTheNameTheHeadersAndTheExactBody() {
        List<String> seen = new CopyOnWriteArrayList<>();
        int port = calls.http(request -> request.bodyHandler(body -> {
            seen.add(request.method() + " " + request.getHeader("host") + " " + request.uri());
            seen.add(request.getHeader("x-webhook-event") + " " + request.getHeader("content-length"));
            seen.add(body.toString(UTF_8));
            request.response()
                    .putHeader("X-Seen", "1")
                    .putHeader("X-Seen", (Iterable<String>) List.of("1", "2"))
                    .end("ol\u00e1");
        }));
        SafeRequest request = SafeRequest.post(url(port, "/a?b=%2F"), "{\"a\":1}".getBytes(UTF_8))
                .withHeader("X-Webhook-Event", "cliente.criado");

        Answered answer = answered(call(calls.client(), request));

        assertThat(seen).containsExactly("POST crm.example:" + port + " /a?b=%2F", "cliente.criado 7", "{\"a\":1}");
        assertThat(answer.success()).isTrue();
        assertThat(answer.header("x-SEEN")).isEqualTo("1, 2");
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("ol\u00e1");
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.COMPLETE);
        assertThat(answer.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(answer.tls()).isNull();
        assertThat(answer.phases().total()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAnAnswerAndTheOtherServerIsNeverContacted(int status) {
        List<String> others = new CopyOnWriteArrayList<>();
        int other = calls.http(request -> others.add(request.uri()));
        int port = calls.http(request -> request.response()
                .setStatusCode(status)
                .putHeader("Location", url(other, "/stolen"))
                .end());

        Answered answer = answered(call(calls.client(), SafeRequest.post(url(port, "/"), new byte[] {1})));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.success()).isFalse();
        assertThat(others).isEmpty();
    }

    @Test
    void aNameWithOneForbiddenAddressIsRefusedAndNobodyIsContacted() {
        List<String> contacted = new CopyOnWriteArrayList<>();
        int port = calls.http(request -> contacted.add(request.uri()));
        SafeHttpClient client = calls.client(host -> done(loopback(1), loopback(99)));

        Failed failure = failed(call(client, SafeRequest.get(url(port, "/"))));

        assertThat(failure.code()).isEqualTo(FailureCode.FORBIDDEN_ADDRESS);
        assertThat(failure.fault()).isEqualTo(Fault.POLICY);
        assertThat(failure.detail()).doesNotContain("127.");
        assertThat(failure.remoteAddress()).isNull();
        assertThat(contacted).isEmpty();
    }

    @Test
    void aNameThatIsPublicFirstAndInternalThenNeverReachesTheInternalAddress() {
        List<String> reached = new CopyOnWriteArrayList<>();
        int port = calls.http(request -> {
            reached.add(request.localAddress().hostAddress());
            request.response().end();
        });
        List<Integer> answers = new CopyOnWriteArrayList<>(List.of(2, 99));
        SafeHttpClient client = calls.client(host -> done(loopback(answers.remove(0))));

        SafeResponse first = call(client, SafeRequest.get(url(port, "/")));
        SafeResponse second = call(client, SafeRequest.get(url(port, "/")));

        assertThat(answered(first).remoteAddress()).isEqualTo("127.0.0.2");
        assertThat(failed(second).code()).isEqualTo(FailureCode.FORBIDDEN_ADDRESS);
        assertThat(reached).containsExactly("127.0.0.2");
    }

    @Test
    void aKeptConnectionServesOnlyItsOwnNameAndAddress() {
        Map<HttpConnection, Set<String>> hosts = new ConcurrentHashMap<>();
        int port = calls.http(request -> {
            hosts.computeIfAbsent(request.connection(), c -> ConcurrentHashMap.newKeySet())
                    .add(request.getHeader("host") + "@"
                            + request.localAddress().hostAddress());
            request.response().end();
        });
        List<Integer> next = new CopyOnWriteArrayList<>(List.of(1, 1, 1, 2));
        SafeHttpClient client = calls.client(host -> done(loopback(next.remove(0))));

        for (String host : List.of("a.example", "a.example", "b.example", "a.example")) {
            answered(call(client, SafeRequest.get("http://" + host + ":" + port + "/")));
        }

        assertThat(hosts).hasSize(3).allSatisfy((connection, names) -> assertThat(names)
                .hasSize(1));
    }

    @Test
    void aThousandCallsShareFewConnections() {
        Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
        int port = calls.http(request -> {
            connections.add(request.connection());
            request.response().end();
        });
        SafeHttpClient client = calls.client();

        for (int round = 0; round < 50; round++) {
            List<Uni<SafeResponse>> batch = IntStream.range(0, 20)
                    .mapToObj(i -> client.send(SafeRequest.get(url(port, "/"))))
                    .toList();
            List<SafeResponse> answers =
                    Uni.join().all(batch).andFailFast().await().atMost(Duration.ofSeconds(60));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answered(answer).status()).isEqualTo(200));
        }

        assertThat(connections).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void theNextAddressIsTriedWhenTheFirstRefuses() {
        int port = calls.httpAt("127.0.0.4", request -> request.response().end());
        SafeHttpClient client = calls.client(host -> done(loopback(3), loopback(4)));

        Answered answer = answered(call(client, SafeRequest.get(url(port, "/"))));

        assertThat(answer.remoteAddress()).isEqualTo("127.0.0.4");
    }

    @Test
    void aClosedPortIsRefusedByTheReceiver() {
        Failed failure = failed(call(calls.client(), SafeRequest.get(url(closedPort(), "/"))));

        assertThat(failure.code()).isEqualTo(FailureCode.CONNECT_REFUSED);
        assertThat(failure.fault()).isEqualTo(Fault.RECEIVER);
        assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
    }

    @Test
    void aLiteralNeedsNoNameServer() {
        int port = calls.http(request -> request.response().end());
        SafeHttpClient client = calls.client(host -> {
            throw new AssertionError("looked up " + host);
        });

        Answered answer = answered(call(client, SafeRequest.get("http://127.0.0.1:" + port + "/")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void hostsOutsideTheListAreNotCalled() {
        SafeRequest request = SafeRequest.get("https://evil.example/").withOnlyHosts(Set.of("API.Twilio.com"));

        Failed failure = failed(call(calls.client(), request));

        assertThat(failure.code()).isEqualTo(FailureCode.HOST_NOT_LISTED);
    }

    @Test
    void httpsOnlyAlsoHoldsForAnEndpointThatIsOlderThanTheSetting() {
        SafeHttpClient client =
                calls.client(SafeHttpOptions.of(List.of("127.0.0.0/28"), true), host -> done(loopback(1)));

        Failed failure = failed(call(client, SafeRequest.get("http://crm.example/")));

        assertThat(failure.code()).isEqualTo(FailureCode.HTTPS_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "bad name", "X-\u00e9"})
    void headersThatFrameTheMessageAreNotTheCallersToSet(String name) {
        Failed failure =
                failed(call(calls.client(), SafeRequest.get(url(1, "/")).withHeader(name, "1")));

        assertThat(failure.code()).isEqualTo(FailureCode.BAD_HEADER);
    }

    @Test
    void aHeaderThatIsSetAgainInAnotherCaseIsSentOnce() {
        int port = calls.http(request ->
                request.response().end(String.join(",", request.headers().getAll("x-webhook-signature"))));
        SafeRequest request = SafeRequest.get(url(port, "/"))
                .withHeader("x-webhook-signature", "theirs")
                .withHeader("X-Webhook-Signature", "ours");

        Answered answer = answered(call(calls.client(), request));

        assertThat(new String(answer.body(), UTF_8)).isEqualTo("ours");
    }

    @Test
    void aHeaderValueCannotSmuggleAnotherHeaderAndIsNotRepeated() {
        SafeRequest request = SafeRequest.get(url(1, "/")).withHeader("X-A", "secret\r\nHost: 10.0.0.1");

        Failed failure = failed(call(calls.client(), request));

        assertThat(failure.code()).isEqualTo(FailureCode.BAD_HEADER);
        assertThat(failure.detail()).contains("X-A").doesNotContain("secret");
    }

    @Test
    void moreCallsThanConnectionsAreOurFaultAndTheOpenOneGoesOn() {
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        int port = calls.http(arrived::complete);
        SafeHttpClient client = calls.client(narrow(), host -> done(loopback(1)));
        SafeRequest request = SafeRequest.get(url(port, "/"));
        CompletableFuture<SafeResponse> open = client.send(request).subscribeAsCompletionStage();
        HttpServerRequest first = arrived.orTimeout(30, TimeUnit.SECONDS).join();

        Failed second = IntStream.range(0, 5)
                .mapToObj(again -> failed(call(client, request.withLimits(Calls.SHORT))))
                .filter(failure -> failure.code() == FailureCode.BUSY)
                .findFirst()
                .orElseThrow();
        first.response().end();

        assertThat(second.fault()).isEqualTo(Fault.OURS);
        assertThat(answered(open.orTimeout(30, TimeUnit.SECONDS).join()).status())
                .isEqualTo(200);
    }

    @Test
    void aCancelledCallClosesItsConnection() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        int port = calls.http(request -> {
            request.connection().closeHandler(end -> closed.complete(null));
            arrived.complete(request);
        });

        var subscription =
                calls.client().send(SafeRequest.get(url(port, "/"))).subscribe().with(response -> {});
        arrived.orTimeout(30, TimeUnit.SECONDS).join();
        subscription.cancel();

        assertThat(closed).succeedsWithin(Duration.ofSeconds(30));
    }

    private static CompletableFuture<List<InetAddress>> done(InetAddress... addresses) {
        return CompletableFuture.completedFuture(List.of(addresses));
    }

    private static SafeHttpOptions narrow() {
        SafeHttpOptions defaults = Calls.options();
        return new SafeHttpOptions(
                defaults.policy(), defaults.connectTimeout(), defaults.keepAlive(), defaults.maxHeadBytes(), 1, null);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String url(int port, String path) {
        return "http://crm.example:" + port + path;
    }
}
