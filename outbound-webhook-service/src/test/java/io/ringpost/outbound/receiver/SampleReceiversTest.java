package io.ringpost.outbound.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.outbound.receiver.Sample.Server;
import io.ringpost.outbound.sign.Outgoing;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.sign.SigningSecrets;
import io.ringpost.outbound.sign.WebhookHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sample, run as its reader would run it. */
class SampleReceiversTest {
    private static final Secret SECRET = Secret.made(new byte[Secret.RANDOM_BYTES]);
    private static final String FIRST = "cliente.criado";
    private static final String NEXT = "cliente.atualizado";

    @ParameterizedTest
    @EnumSource
    void everyVectorGetsItsVerdict(Sample sample, @TempDir Path scratch) throws IOException, InterruptedException {
        List<WebhookCase> cases = WebhookCase.published().cases();

        List<String> verdicts = sample.verdicts(cases, scratch);

        assertThat(table(cases, verdicts))
                .isEqualTo(table(cases, cases.stream().map(WebhookCase::verdict).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void servesWhatIsGenuineAndRefusesTheRest(Sample sample, @TempDir Path scratch)
            throws IOException, InterruptedException {
        try (Server server = sample.serve(SECRET.text(), scratch)) {
            int port = server.port();

            List<Integer> statuses = List.of(
                    post(port, post("1", FIRST, Instant.now()), body(FIRST)),
                    post(port, post("2", FIRST, Instant.now()), body(FIRST).replace("Jo", "jo")),
                    post(port, post("3", FIRST, Instant.now().minusSeconds(600)), body(FIRST)));

            assertThat(statuses).as(server.said()).containsExactly(204, 401, 401);
            assertThat(server.said()).contains("signature_wrong").contains("timestamp_too_old");
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksOnceOnWhatComesTwice(Sample sample, @TempDir Path scratch) throws IOException, InterruptedException {
        try (Server server = sample.serve(SECRET.text(), scratch)) {
            int port = server.port();
            Outgoing twice = post("1", FIRST, Instant.now());

            List<Integer> statuses = List.of(
                    post(port, twice, body(FIRST)),
                    post(port, twice, body(FIRST)),
                    post(port, post("2", NEXT, Instant.now()), body(NEXT)));

            assertThat(statuses).as(server.said()).containsExactly(204, 204, 204);
            await().atMost(Duration.ofSeconds(30)).until(() -> server.said().contains(NEXT));
            assertThat(server.said()).containsOnlyOnce(FIRST);
        }
    }

    private static Outgoing post(String id, String event, Instant sentAt) {
        return new Outgoing(id, event, 1, sentAt, body(event).getBytes(UTF_8));
    }

    private static String body(String event) {
        return "{\"event\":\"" + event + "\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"nome\":\"João\"}}";
    }

    private static int post(int port, Outgoing signed, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(body));
        WebhookHeaders.of(signed, SigningSecrets.of(SECRET)).forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static Map<String, String> table(List<WebhookCase> cases, List<String> verdicts) {
        assertThat(verdicts).hasSameSizeAs(cases);
        Map<String, String> table = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            table.put(cases.get(i).name(), verdicts.get(i));
        }
        return table;
    }
}
