package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class OwnFaultIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Turns the id of the key that it is sealed with into another; once more, and it is as it was. */
    private static final String SPOIL =
            "update endpoint set secret = set_byte(secret, 0, get_byte(secret, 0) # 255) where id = ?";

    private static final String DUE = "update delivery set due_at = now() where endpoint_id = ?";
    private static final String LEASE =
            "select coalesce(max(lease), 0) from delivery where endpoint_id = ? and status = 'retrying'";
    private static final String FAILURES = "select count(*) from failing where endpoint_id = ?";

    @Test
    void secretThatCannotBeReadUsesUpNoAttemptAndIsToldOnce() {
        String endpoint =
                Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        Planted.execute(SPOIL, endpoint);
        upstream.crm("cliente.criado", mark);
        await().atMost(SOON).until(() -> Planted.count(LEASE, endpoint) == 1);
        Planted.execute(DUE, endpoint);
        await().atMost(SOON).until(() -> Planted.count(LEASE, endpoint) == 2);
        JsonPath waiting = delivery(endpoint);

        assertThat(Planted.count(FAILURES, endpoint)).isZero();
        Planted.execute(SPOIL, endpoint);
        Planted.execute(DUE, endpoint);

        assertThat(waiting.getString("waitsFor")).isEqualTo("ours");
        assertThat(waiting.getInt("attempts")).isZero();
        assertThat(waiting.getList("history.error")).containsExactly("secret_unreadable");
        await().atMost(SOON).until(() -> "delivered".equals(delivery(endpoint).getString("status")));
        assertThat(delivery(endpoint).getInt("attempts")).isEqualTo(1);
        assertThat(delivery(endpoint).getList("history.number")).containsExactly(1, 1);
        assertThat(crm.received(path)).hasSize(1);
    }

    private static JsonPath delivery(String endpoint) {
        return Operator.delivery(
                String.valueOf(Operator.deliveries(endpoint).get(0).get("id")));
    }
}
