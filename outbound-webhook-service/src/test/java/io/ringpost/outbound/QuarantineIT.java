package io.ringpost.outbound;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.Topology;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.receive.CrmReceiver;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class QuarantineIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_CLAIMS = 10;

    private final String mark = UUID.randomUUID().toString();
    private final String rule = "refuse_" + mark.replace("-", "");
    private final String poisoned = mark + "-0";
    private CrmReceiver crm;

    @BeforeEach
    void start() {
        crm = CrmReceiver.start("sua_chave_secreta");
        Planted.execute("create function " + rule
                + "() returns trigger language plpgsql as $$ begin raise exception 'cannot be saved'; end $$");
    }

    @AfterEach
    void stop() {
        Planted.execute("drop function " + rule + "() cascade");
        crm.close();
    }

    @Test
    void whatCanNeverBeSavedEndsAndIsSentNoMoreWhileTheOthersOfItsBatchAreSaved() {
        String endpoint = endpoint("/one");
        refuseToSave();
        double before = quarantined("unsaveable");
        try (LogCapture log = LogCapture.start()) {
            plant(endpoint, 6);

            awaitEnd();

            assertThat(log.text()).contains("delivery-quarantined").contains("fault=ours");
        }
        assertThat(posts(poisoned)).isBetween(1L, (long) MOST_CLAIMS);
        JsonPath ended = Operator.delivery(poisoned);
        assertThat(ended.getString("error")).isEqualTo("unsaveable");
        assertThat(ended.getString("fault")).isEqualTo("ours");
        assertThat(ended.getInt("attempts")).isZero();
        assertThat(quarantined("unsaveable")).isEqualTo(before + 1);
        assertAlert(endpoint);
        assertThat(Stream.of("-1", "-2", "-3", "-4", "-5")).allSatisfy(other -> {
            assertThat(Operator.delivery(mark + other).getString("status")).isEqualTo("delivered");
            assertThat(posts(mark + other)).isEqualTo(1);
        });
    }

    @Test
    void personMayGiveItBackOnceThatIsMended() {
        String endpoint = endpoint("/one");
        refuseToSave();
        plant(endpoint, 1);
        awaitEnd();
        Planted.execute("drop trigger " + rule + " on delivery");

        Operator.retry(poisoned).then().statusCode(202);

        await().atMost(SOON)
                .until(() -> "delivered".equals(Operator.delivery(poisoned).getString("status")));
        assertThat(Operator.delivery(poisoned).getString("error")).isNull();
        assertThat(claims()).isZero();
    }

    /** What tells of it may be what cannot be saved. */
    @Test
    void whatCannotEvenBeToldIsEnded() {
        String endpoint = endpoint("/one");
        refuseToSave();
        Planted.execute(
                "create trigger " + rule + " before insert on failure_note for each row when (new.endpoint_id = '"
                        + endpoint + "') execute function " + rule + "()");
        plant(endpoint, 1);

        awaitEnd();

        assertThat(Operator.delivery(poisoned).getString("error")).isEqualTo("unsaveable");
    }

    @Test
    void rowThatCannotBeReadKeepsNobodyElseWaitingAndEnds() {
        String healthy = endpoint("/healthy");
        String spoilt = endpoint("/spoilt");
        Planted.execute(
                "update endpoint set replaced_secrets = array[''::bytea], replaced_made = array[null]::boolean[],"
                        + " replaced_until = array[now() + interval '1 day'] where id = ?",
                spoilt);
        plant(spoilt, 1);
        Planted.execute(
                "insert into delivery (id, endpoint_id, event_id, event, status, due_at) values (?, ?, ?, 'x.y', 'pending', now())",
                mark + "-1",
                healthy,
                mark);
        await().atMost(SOON).until(() -> "delivered".equals(status(mark + "-1")));
        long claimsBefore = claims();

        awaitEnd();

        assertThat(claimsBefore).isPositive();
        assertThat(Operator.delivery(poisoned).getString("error")).isEqualTo("unreadable");
        assertThat(posts(poisoned)).isZero();
        assertAlert(spoilt);
        Planted.execute(
                "update endpoint set replaced_secrets = '{}', replaced_made = '{}', replaced_until = '{}' where id = ?",
                spoilt);
        Operator.retry(poisoned).then().statusCode(202);
        await().atMost(SOON).until(() -> "delivered".equals(status(poisoned)));
    }

    @Test
    void whatIsSavedIsCountedAnew() {
        String endpoint = endpoint("/one");
        plant(endpoint, 0);
        Planted.execute(
                "insert into delivery (id, endpoint_id, event_id, event, status, due_at, claims)"
                        + " values (?, ?, ?, 'x.y', 'pending', now(), ?)",
                poisoned,
                endpoint,
                mark,
                MOST_CLAIMS - 1);

        await().atMost(SOON).until(() -> "delivered".equals(status(poisoned)));

        assertThat(claims()).isZero();
    }

    private void refuseToSave() {
        Planted.execute("create trigger " + rule + " before update on delivery for each row when (new.id = '" + poisoned
                + "' and new.posts > old.posts) execute function " + rule + "()");
    }

    /** Leases end at once instead of after their time. */
    private void awaitEnd() {
        await().atMost(SOON).until(() -> {
            Planted.execute("update delivery set due_at = now() where id = ? and status = 'sending'", poisoned);
            return "failed".equals(status(poisoned));
        });
    }

    private static String status(String delivery) {
        return Operator.delivery(delivery).getString("status");
    }

    private long claims() {
        return Planted.count("select claims from delivery where id = ?", poisoned);
    }

    private long posts(String delivery) {
        return Stream.of("/one", "/healthy", "/spoilt")
                .flatMap(path -> crm.received(path + mark).stream())
                .filter(request -> delivery.equals(request.headers().get("webhook-id")))
                .count();
    }

    private String endpoint(String path) {
        return Operator.endpoint(crm.url(path + mark).toString(), mark, Map.of("concurrency", 8))
                .getString("id");
    }

    /** At once, so that they are claimed and saved together. */
    private void plant(String endpoint, int count) {
        Planted.execute("insert into event (id, name, body) values (?, 'x.y', '{}')", mark);
        Planted.execute(
                "insert into delivery (id, endpoint_id, event_id, event, status, due_at)"
                        + " select ? || '-' || i, ?, ?, 'x.y', 'pending', now() from generate_series(0, ? - 1) i",
                mark,
                endpoint,
                mark,
                count);
    }

    private static void assertAlert(String endpoint) {
        LocalServers.kafka().reader().await(Topology.ALERTS.name(), SOON, records -> records.stream()
                .anyMatch(alert -> ("delivery_quarantined:" + endpoint).equals(alert.key())));
    }

    private static double quarantined(String error) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("ringpost_deliveries_quarantined_total{error=\"" + error))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
