package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.CrmReceiver;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.fixture.Upstream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class OwnFaultIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SPOIL =
            "update outbound_webhook.endpoint set secret = overlay(secret placing '\\x00000000'::bytea from 1 for 4)"
                    + " where id = ? returning 1";
    private static final String REPAIR =
            "update outbound_webhook.endpoint set secret = overlay(secret placing decode(?, 'hex') from 1 for 4)"
                    + " where id = ? returning 1";
    private static final String KEY_ID =
            "select encode(substring(secret from 1 for 4), 'hex') from outbound_webhook.endpoint where id = ?";
    private static final String DUE =
            "update outbound_webhook.delivery set due_at = now() where endpoint_id = ? returning 1";
    private static final String LEASE =
            "select lease from outbound_webhook.delivery where endpoint_id = ? and status = 'retrying'";

    private static final String FAILURES = "select count(*) from outbound_webhook.failing where endpoint_id = ?";

    private final String mark = UUID.randomUUID().toString();
    private final String path = "/" + mark;
    private CrmReceiver crm;
    private Upstream upstream;

    @BeforeEach
    void start() {
        crm = CrmReceiver.start("sua_chave_secreta");
        upstream = new Upstream();
    }

    @AfterEach
    void stop() {
        upstream.close();
        crm.close();
    }

    @Test
    void secretThatCannotBeReadUsesUpNoAttemptAndIsToldOnce() throws SQLException {
        String endpoint =
                Operator.endpoint(crm.url(path).toString(), mark, Map.of()).getString("id");
        String keyId = sql(KEY_ID, endpoint);
        sql(SPOIL, endpoint);
        upstream.crm("cliente.criado", mark);
        await().atMost(SOON).until(() -> "1".equals(sql(LEASE, endpoint)));
        sql(DUE, endpoint);
        await().atMost(SOON).until(() -> "2".equals(sql(LEASE, endpoint)));
        JsonPath waiting = delivery(endpoint);

        assertThat(sql(FAILURES, endpoint)).isEqualTo("0");
        sql(REPAIR, keyId, endpoint);
        sql(DUE, endpoint);

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

    /** The first value that it answers; empty if there is none. */
    private static String sql(String sql, String... values) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
