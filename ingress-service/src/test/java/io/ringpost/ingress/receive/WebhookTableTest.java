package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.ingress.fixture.Gates;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTableTest {
    private final WebhookTable table = new WebhookTable(Gates.all());

    @Test
    void findsEveryRouteByItsTemplate() {
        assertThat(StreamSupport.stream(Gates.all().spliterator(), false)
                        .flatMap(gate -> gate.routes().stream())
                        .filter(route -> !route.hasPathToken()))
                .hasSize(18)
                .allMatch(route ->
                        table.find(route.template()).orElseThrow().route().equals(route));
    }

    @Test
    void readsTheSecretInAPath() {
        assertThat(table.find("/webhooks/wavoip/s3cret").orElseThrow().pathToken())
                .isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/webhook/",
                "//webhook",
                "/%77ebhook",
                "/webhooks/wavoip/",
                "/webhooks/wavoip/a/b",
                "/WEBHOOK"
            })
    void takesNoOtherSpelling(String path) {
        assertThat(table.find(path)).isEmpty();
    }
}
