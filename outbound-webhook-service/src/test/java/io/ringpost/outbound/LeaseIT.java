package io.ringpost.outbound;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.OwnThread;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.Behaviour;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.DueWork;
import io.ringpost.outbound.store.Room;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class LeaseIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LOST = "ringpost_deliveries_lease_lost_total";
    private static final String UNCLAIMED = "ringpost_deliveries_claim_failures_total";

    @Inject
    DueWork due;

    /** As if the first sender had died: its lease ends, another takes over, and then the first one comes back. */
    @Test
    void deliveryWhoseLeaseEndedIsTakenOverAndTheStaleSenderChangesNothing() throws SQLException {
        crm.behave(path, new Behaviour.Hang());
        String endpoint =
                Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        upstream.crm("cliente.criado", mark);
        await().atMost(SOON).until(() -> crm.received(path).size() == 1);
        double lostBefore = count(LOST);
        crm.behave(path, new Behaviour.Ok());

        update("update outbound_webhook.delivery set due_at = now() where endpoint_id = ?", endpoint);

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("status"))
                .containsExactly("delivered"));
        await().atMost(SOON).untilAsserted(() -> assertThat(count(LOST)).isGreaterThan(lostBefore));
        String id = String.valueOf(Operator.deliveries(endpoint).get(0).get("id"));
        JsonPath delivery = Operator.delivery(id);
        assertThat(delivery.getString("status")).isEqualTo("delivered");
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getList("history")).hasSize(1);
        assertThat(crm.received(path))
                .extracting(request -> request.headers().get("x-webhook-attempt"))
                .containsExactly("1", "1");
    }

    /** Sixteen claimers beside the service's own; the endpoint's limit of four holds for all of them together. */
    @Test
    void claimersNeverGetTheSameDeliveryNorMoreThanTheEndpointAllows() throws SQLException {
        String endpoint = Operator.endpoint(crm.url(path).toString(), mark, Map.of("enabled", false, "concurrency", 4))
                .getString("id");
        plantDue(endpoint, 40);
        update("update outbound_webhook.endpoint set enabled = true where id = ?", endpoint);

        List<CompletableFuture<List<ClaimedDelivery>>> claims = Stream.generate(
                        () -> OwnThread.supply("claimer", () -> claim(endpoint)))
                .limit(16)
                .toList();
        List<String> mine = claims.stream()
                .flatMap(claim -> claim.join().stream())
                .map(ClaimedDelivery::id)
                .toList();

        assertThat(mine).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(4);
        update("update outbound_webhook.endpoint set enabled = false where id = ?", endpoint);
    }

    @Test
    void databaseThatFallsSilentIsSaidSoAndSendingGoesOnAfterwards() {
        String endpoint =
                Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        double before = count(UNCLAIMED);
        LocalServers.postgres().pause();
        try {
            await().atMost(SOON).until(() -> count(UNCLAIMED) > before);
        } finally {
            LocalServers.postgres().resume();
        }

        upstream.crm("cliente.criado", mark);

        await().atMost(SOON).untilAsserted(() -> assertThat(Operator.deliveries(endpoint))
                .extracting(delivery -> delivery.get("status"))
                .containsExactly("delivered"));
    }

    private List<ClaimedDelivery> claim(String endpoint) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                            () -> due.claim(Room.of(100, 1_000_000), Duration.ofSeconds(30)))
                    .deliveries()
                    .stream()
                    .filter(claimed -> claimed.endpointId().equals(endpoint))
                    .toList();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void plantDue(String endpoint, int count) throws SQLException {
        update("insert into outbound_webhook.event (id, name, body) values (?, 'x.y', '{}')", mark);
        for (int i = 0; i < count; i++) {
            try (Connection connection = LocalServers.postgres().connect();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into outbound_webhook.delivery (id, endpoint_id, event_id, event, status, due_at)"
                                    + " values (?, ?, ?, 'x.y', 'pending', now())")) {
                insert.setString(1, mark + i);
                insert.setString(2, endpoint);
                insert.setString(3, mark);
                insert.executeUpdate();
            }
        }
    }

    private static double count(String metric) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void update(String sql, String value) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.executeUpdate();
        }
    }
}
