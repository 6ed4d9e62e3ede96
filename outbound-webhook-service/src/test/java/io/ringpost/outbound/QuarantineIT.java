package io.ringpost.outbound;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.Topology;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.outbound.fixture.LogCapture;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ReceiverCase;
import io.ringpost.outbound.fixture.ShortWaits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class QuarantineIT extends ReceiverCase {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_CLAIMS = 10;

    private final String rule = "refuse_" + mark.replace("-", "");
    private final String poisoned = mark + "-0";

    @BeforeEach
    void start() {
        Planted.execute("create function " + rule
                + "() returns trigger language plpgsql as $$ begin raise exception 'cannot be saved'; end $$");
    }

    @AfterEach
    void stop() {
        Planted.execute("drop function " + rule + "() cascade");
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
        assertThat(posts(poisoned)).isPositive();
        assertThat(announcedVersions(1)).containsExactly("1");
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
    void faultThatHitsEverySavingEndsNothingNeitherWhileItLastsNorWhenItIsMended() {
        String endpoint = endpoint("/one");
        refuse("new.event_id = '" + mark + "'");
        plant(endpoint, 6);
        await().atMost(SOON).until(() -> {
            endLeases("event_id = ?", mark);
            return Planted.count("select min(claims) from delivery where event_id = ?", mark) > MOST_CLAIMS + 4;
        });
        assertThat(statuses()).containsOnly("sending");

        mend();
        await().atMost(SOON).until(() -> {
            endLeases("event_id = ? and claims > 0", mark);
            return statuses().stream().noneMatch("sending"::equals);
        });

        assertThat(statuses()).hasSize(6).containsOnly("delivered");
    }

    @Test
    void personMayGiveItBackOnceThatIsMended() {
        String endpoint = endpoint("/one");
        refuseToSave();
        plant(endpoint, 1);
        awaitEnd();
        mend();

        Operator.retry(poisoned).then().statusCode(202);

        await().atMost(SOON)
                .until(() -> "delivered".equals(Operator.delivery(poisoned).getString("status")));
        assertThat(announcedVersions(2)).containsExactly("1", "2");
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

        try (LogCapture log = LogCapture.start()) {
            awaitEnd();

            assertThat(log.text()).contains("delivery-quarantine-failed").contains("delivery-quarantine-untold");
        }
        assertThat(Operator.delivery(poisoned).getString("error")).isEqualTo("unsaveable");
    }

    @Test
    void endThatCouldNotBeToldAtOnceIsToldLater() {
        String endpoint = endpoint("/one");
        refuseToSave();
        Planted.execute("create sequence tellings_" + rule);
        Planted.execute("create function once_" + rule + "() returns trigger language plpgsql as $$ begin"
                + " if nextval('tellings_" + rule
                + "') = 1 then raise exception 'only once'; end if; return new; end $$");
        Planted.execute(
                "create trigger once_" + rule + " before insert on failure_note for each row when (new.endpoint_id = '"
                        + endpoint + "') execute function once_" + rule + "()");
        plant(endpoint, 1);

        try (LogCapture log = LogCapture.start()) {
            awaitEnd();

            assertThat(log.text()).contains("delivery-quarantine-failed").doesNotContain("delivery-quarantine-untold");
        } finally {
            Planted.execute("drop function once_" + rule + "() cascade");
            Planted.execute("drop sequence tellings_" + rule);
        }
        assertAlert(endpoint);
        assertThat(announcedVersions(1)).containsExactly("1");
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
        refuse("new.id = '" + poisoned + "'");
    }

    private void refuse(String which) {
        Planted.execute("create trigger " + rule + " before update on delivery for each row when (" + which
                + " and new.posts > old.posts and new.error is null) execute function " + rule + "()");
    }

    private void mend() {
        Planted.execute("drop trigger " + rule + " on delivery");
    }

    /** Others are saved all the time. */
    private void awaitEnd() {
        String others = endpoint("/others");
        await().atMost(SOON).until(() -> {
            Planted.execute(
                    "insert into delivery (id, endpoint_id, event_id, event, status, due_at)"
                            + " values (?, ?, ?, 'x.y', 'pending', now())",
                    UUID.randomUUID().toString(),
                    others,
                    mark);
            endLeases("id = ?", poisoned);
            return "failed".equals(status(poisoned));
        });
    }

    /** At once instead of after their time. */
    private static void endLeases(String which, String value) {
        Planted.execute("update delivery set due_at = now() where status = 'sending' and " + which, value);
    }

    private List<String> statuses() {
        return IntStream.range(0, 6).mapToObj(i -> status(mark + "-" + i)).toList();
    }

    /** Of what was told of it, in its order. */
    private List<String> announcedVersions(int count) {
        return told(LocalServers.kafka()
                        .reader()
                        .await(
                                Topology.DELIVERIES.name(),
                                SOON,
                                records -> told(records).count() >= count))
                .map(record -> record.header("aggregate-version"))
                .toList();
    }

    private Stream<TopicRecord> told(List<TopicRecord> records) {
        return records.stream().filter(record -> record.text().contains(poisoned));
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
