package io.ringpost.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringpost.ingress.fixture.DocumentedExample;
import io.ringpost.ingress.fixture.DocumentedWebhook;
import io.ringpost.ingress.fixture.Ingress;
import io.ringpost.ingress.fixture.IngressDocument;
import io.ringpost.ingress.fixture.IngressProfile;
import io.ringpost.local.junit.LocalServers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the document says of webhooks is what happens. */
@QuarkusTest
@TestProfile(IngressProfile.class)
@WithTestResource(LocalServers.class)
class DocumentIT {
    private Ingress ingress;
    private IngressDocument document;

    @BeforeEach
    void awaitReady() {
        ingress = Ingress.ready();
        document = IngressDocument.of(ingress);
    }

    @Test
    void everyExampleIsAnsweredAsTheDocumentSays() {
        assertThat(document.webhooks()).hasSizeGreaterThan(25).allSatisfy(webhook -> {
            assertThat(webhook.examples()).as(webhook.name()).isNotEmpty();
            assertThat(webhook.examples()).allSatisfy(example -> kept(webhook, example.sent(ingress)));
        });
    }

    @Test
    void everyRefusalOfStrangersIsOneThatTheDocumentNames() {
        assertThat(document.webhooks()).allSatisfy(webhook -> {
            DocumentedExample example = webhook.examples().get(0);
            refused(webhook, 403, example.forged());
            if (!webhook.path().contains("{token}")) {
                refused(webhook, 401, example.without());
            }
        });
    }

    @Test
    void everyWebhookSaysHowItIsRefused() {
        assertThat(document.webhooks()).allSatisfy(webhook -> {
            assertThat(webhook.answers()).as(webhook.name()).contains("400", "403", "429", "503");
            if (webhook.method().equals("POST")) {
                assertThat(webhook.answers()).as(webhook.name()).contains("408", "413", "415");
            }
        });
    }

    private void kept(DocumentedWebhook webhook, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        assertThat(webhook.answers()).as(webhook.name()).contains(status);
        assertThat(status).as(webhook.name()).startsWith("2");
        JsonNode content = webhook.answer(status).path("content");
        List<String> types = answer.headers().allValues("content-type");
        assertThat(content.properties().stream().map(type -> type.getKey()).toList())
                .as(webhook.name())
                .isEqualTo(types);
        content.properties().stream()
                .map(type -> type.getValue().path("example"))
                .filter(example -> !example.isMissingNode())
                .forEach(example -> assertThat(answer.body())
                        .as(webhook.name())
                        .isEqualTo(example.isTextual() ? example.asText() : example.toString()));
    }

    private void refused(DocumentedWebhook webhook, int status, DocumentedExample request) {
        HttpResponse<String> answer = request.sent(ingress);
        JsonNode content = webhook.answer(Integer.toString(status)).path("content");

        assertThat(answer.statusCode()).as(webhook.name()).isEqualTo(status);
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(webhook.name()).isEmpty();
        } else {
            assertThat(content.path("application/json").path("examples").properties().stream()
                            .map(example -> example.getValue().path("value").toString()))
                    .as(webhook.name())
                    .contains(answer.body());
        }
    }
}
