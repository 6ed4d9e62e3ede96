package io.ringpost.outbound.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
    private static final String BODY =
            "{\"event\":\"cliente.criado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"nome\":\"João\"}}";

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
                    post(port, BODY, Instant.now()),
                    post(port, BODY.replace("Jo", "jo"), Instant.now()),
                    post(port, BODY, Instant.now().minusSeconds(600)));

            assertThat(statuses).as(server.said()).containsExactly(204, 401, 401);
            assertThat(server.said()).contains("signature_wrong").contains("timestamp_too_old");
        }
    }

    private static int post(int port, String body, Instant sentAt) throws IOException, InterruptedException {
        Outgoing post = new Outgoing("0f3a", "cliente.criado", 1, sentAt, BODY.getBytes(UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString(body));
        WebhookHeaders.of(post, SigningSecrets.of(SECRET)).forEach(request::header);
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
