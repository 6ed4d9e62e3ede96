package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.receiver.Sample;
import io.ringpost.outbound.receiver.WebhookCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published samples take what the running service really sends. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class SampleReceiversIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void deliveryVerifiesByBothSignaturesWithMadeGivenAndRotatedSecrets(Sample sample, @TempDir Path scratch)
            throws IOException, InterruptedException {
        String made = endpoint("/made", Map.of()).getString("secret");
        endpoint("/given", Map.of("secret", SECRET));
        JsonPath rotated = endpoint("/rotated", Map.of());
        String next = Operator.api()
                .post("/webhook-endpoints/" + rotated.getString("id") + "/secret")
                .path("secret");

        upstream.crm("cliente.criado", mark);

        List<WebhookCase> cases = Stream.of(
                        webhook("standard", "/made", made),
                        webhook("body-only", "/made", made),
                        webhook("standard", "/given", SECRET),
                        webhook("body-only", "/given", SECRET),
                        webhook("standard", "/rotated", rotated.getString("secret")),
                        webhook("body-only", "/rotated", rotated.getString("secret")),
                        webhook("standard", "/rotated", next))
                .toList();
        assertThat(sample.verdicts(cases, scratch)).hasSize(cases.size()).containsOnly("ok");
    }

    private JsonPath endpoint(String path, Map<String, Object> more) {
        return Operator.endpoint(crm.url(path).toString(), mark, more);
    }

    private WebhookCase webhook(String kind, String path, String secret) {
        await().atMost(SOON).until(() -> !crm.received(path).isEmpty());
        ReceivedRequest request = crm.received(path).get(0);
        long now = Instant.parse(request.at()).getEpochSecond();
        return new WebhookCase(
                path, kind, secret, !secret.equals(SECRET), now, request.headers(), request.body(), "ok");
    }
}
