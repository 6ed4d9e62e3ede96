package io.ringpost.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.local.receive.Request;
import io.ringpost.local.receive.SocketServer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
    private static final byte[] BYTES = {0, (byte) 0xff, '\r', '\n', '{'};

    private final List<Request> got = new CopyOnWriteArrayList<>();
    private final SocketServer server = SocketServer.start(0, (request, reply) -> {
        got.add(request);
        reply.send(302, Map.of("Location", "/elsewhere", "X-Answer", "1"), BYTES);
    });
    private final String baseUrl = "http://127.0.0.1:" + server.port();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsBytesAndHeadersAsTheyAre() {
        ProviderRequest request = new ProviderRequest("POST", "/a%2Fb//c", "x=%3A&y", Map.of("X-One", "1"), BYTES);

        new WebhookSender().send(baseUrl, request);

        assertThat(got).singleElement().satisfies(one -> {
            assertThat(one.target()).isEqualTo("/a%2Fb//c?x=%3A&y");
            assertThat(one.header("x-one")).isEqualTo("1");
            assertThat(one.body()).isEqualTo(BYTES);
        });
    }

    @Test
    void answersWhatWasAnsweredAndFollowsNothing() {
        WebhookAnswer answer =
                new WebhookSender().send(baseUrl, new ProviderRequest("GET", "/", "", Map.of(), new byte[0]));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("x-answer")).isEqualTo("1");
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(got).hasSize(1);
    }

    @Test
    void escapesWhatNoUrlMayHold() {
        ProviderRequest ping = new ProviderRequest("GET", "/", "from={FROM}&m=a b", Map.of(), new byte[0]);

        new WebhookSender().send(baseUrl, ping);

        assertThat(got.get(0).parameter("from")).hasValue("{FROM}");
        assertThat(got.get(0).parameter("m")).hasValue("a b");
    }

    @Test
    void failsIfNobodyAnswers() {
        server.close();
        ProviderRequest request = new ProviderRequest("GET", "/", "", Map.of(), new byte[0]);

        assertThatThrownBy(() -> new WebhookSender().send(baseUrl, request)).isInstanceOf(UncheckedIOException.class);
    }
}
