package io.ringpost.outbound.store;

import io.ringpost.outbound.fixture.OwnSchema;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.ringpost.outbound.schedule.Next;
import io.ringpost.outbound.schedule.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An endpoint that asks for order, and what it is sent. */
abstract class OrderedCase {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    static final Next DELIVERED = new Next.Delivered(new Progress(1, 0, null));
    static final Next FAILED = new Next.GaveUp(new Progress(5, 0, null));
    static final Next LATER = new Next.Again(new Progress(1, 0, null), NOW.plusSeconds(3600), "schedule");

    OwnSchema schema;
    DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
        schema.endpoint("one", 64);
        schema.execute("update endpoint set ordered = true");
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    long count(String sql) {
        return schema.pool()
                .query(sql)
                .execute()
                .await()
                .atMost(Claimers.SOON)
                .iterator()
                .next()
                .getLong("n");
    }

    /** Events named by their entity and their turn. */
    void plan(String... names) {
        List<PlannedDelivery> planned = new ArrayList<>();
        for (String name : names) {
            planned.add(PlannedDelivery.of(occurrence(name, name.substring(0, 1)), "one"));
        }
        add(planned);
    }

    void add(List<PlannedDelivery> planned) {
        schema.pool()
                .withTransaction(tx -> new Deliveries().add(tx, planned, Duration.ZERO))
                .await()
                .atMost(Claimers.SOON);
    }

    static Occurrence occurrence(String name, @Nullable String entity) {
        return new Occurrence(name, name, NOW.toString(), null, entity, "{}");
    }

    List<ClaimedDelivery> claim() {
        return Claimers.claimed(due, Room.of(100, 1_000_000));
    }

    void finish(List<ClaimedDelivery> claimed, String event, Next next) {
        ClaimedDelivery delivery = claimed.stream()
                .filter(one -> one.event().equals(event))
                .findFirst()
                .orElseThrow();
        FinishedAttempt attempt = new FinishedAttempt(delivery.id(), delivery.lease(), next, NOW, 200, null, true);
        schema.pool()
                .withTransaction(tx -> new Outcomes(new PlannedOnce()).save(tx, attempt))
                .await()
                .atMost(Claimers.SOON);
    }

    static String event(ClaimedDelivery delivery) {
        return delivery.event();
    }

    String id(String event) {
        return StreamSupport.stream(
                        schema.pool()
                                .query("select id from delivery where event = '" + event + "'")
                                .execute()
                                .await()
                                .atMost(Claimers.SOON)
                                .spliterator(),
                        false)
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    DeliveryRow row(String event) {
        return new DeliveryReader(schema.pool())
                .find(id(event))
                .await()
                .atMost(Claimers.SOON)
                .orElseThrow();
    }
}
