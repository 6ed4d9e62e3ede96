package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class HeldIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);

    private String endpoint;

    @BeforeEach
    void start() {
        endpoint = Operator.endpoint(
                        crm.url(path).toString(), mark, Map.of("enabled", false, "concurrency", 1, "secret", SECRET))
                .getString("id");
    }

    @Test
    void eventsOfADisabledEndpointAreHeldAndGoOutInTheirOrderOnceItIsEnabled() {
        List<String> events = List.of("pedido.primeiro", "pedido.segundo", "pedido.terceiro");
        for (int i = 0; i < events.size(); i++) {
            upstream.crm(events.get(i), mark);
            awaitStatus("held", i + 1);
        }
        assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("waitsFor"))
                .containsOnly("endpoint_disabled");
        assertThat(crm.received(path)).isEmpty();

        enable();

        awaitStatus("delivered", 3);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-event"))
                .containsExactlyElementsOf(events);
    }

    @Test
    void whatIsHeldCannotBeRetriedAndExpires() throws SQLException {
        upstream.crm("cliente.criado", mark);
        String id = awaitStatus("held", 1);
        Operator.retry(id).then().statusCode(409).body("detail", containsString("disabled"));

        age(id);

        awaitStatus("expired", 1);
        enable();
        Operator.retry(id).then().statusCode(409).body("detail", containsString("held for too long"));
        assertThat(crm.received(path)).isEmpty();
    }

    @Test
    void deletingTheEndpointCancelsWhatIsHeld() {
        upstream.crm("cliente.criado", mark);
        awaitStatus("held", 1);

        Operator.api().delete("/webhook-endpoints/" + endpoint).then().statusCode(204);

        awaitStatus("cancelled", 1);
    }

    private void enable() {
        Operator.api()
                .body(Map.of("enabled", true))
                .patch("/webhook-endpoints/" + endpoint)
                .then()
                .statusCode(200);
    }

    private String awaitStatus(String status, int count) {
        String list = "/deliveries?endpoint=" + endpoint + "&status=" + status;
        await().atMost(SOON)
                .until(() ->
                        Operator.api().get(list).jsonPath().getList("items").size() == count);
        return Operator.api().get(list).jsonPath().getString("items[0].id");
    }

    private static void age(String id) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                PreparedStatement update = connection.prepareStatement(
                        "update outbound_webhook.delivery set created_at = now() - interval '15 days' where id = ?")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }
}
