package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.ringpost.local.OwnThread;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.announce.FailureAnnouncer;
import io.ringpost.outbound.fixture.Operator;
import io.ringpost.outbound.fixture.Planted;
import io.ringpost.outbound.fixture.ShortWaits;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.store.FailingEndpoints;
import io.ringpost.outbound.store.FailureNotes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints that all fail, are all told of each other, and are all changed by operators meanwhile. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@QuarkusTestResource(ShortWaits.class)
class FailuresAtOnceIT {
    private static final int ENDPOINTS = 6;
    private static final int FAILURES = 600;
    private static final int CHANGES = 15;

    private final String mark = UUID.randomUUID().toString();
    private List<String> endpoints = List.of();

    @Inject
    Pool pool;

    @Inject
    FailingEndpoints failing;

    @Inject
    FailureNotes notes;

    @Inject
    FailureAnnouncer announcer;

    @BeforeEach
    void endpoints() {
        endpoints = IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> Operator.endpoint(
                                "http://127.0.0.1:9/",
                                mark,
                                Map.of("events", List.of("webhook.entrega_falhou"), "filter", Map.of()))
                        .getString("id"))
                .toList();
    }

    @AfterEach
    void delete() {
        endpoints.forEach(id -> Operator.api().delete("/webhook-endpoints/" + id));
    }

    @Test
    void nobodyLocksAnybodyOutAndEachFailureIsToldOnce() {
        List<CompletableFuture<?>> all = new ArrayList<>();
        endpoints.forEach(id -> all.add(OwnThread.run("changes", () -> change(id))));
        all.add(OwnThread.run(
                "failures",
                () -> await(Multi.createFrom()
                        .range(0, FAILURES)
                        .onItem()
                        .transformToUni(this::fail)
                        .merge(8)
                        .collect()
                        .last())));
        all.add(OwnThread.run(
                "teller",
                () -> await(Multi.createFrom()
                        .range(0, 50)
                        .onItem()
                        .transformToUniAndConcatenate(i -> pool.withTransaction(announcer::announce))
                        .collect()
                        .last())));

        assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(60)));
        String[] ids = endpoints.toArray(String[]::new);
        // A step tells of some, and there may be more than that.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            await(pool.withTransaction(announcer::announce));
            return Planted.count("select count(*) from failure_note where endpoint_id = any(?)", (Object) ids) == 0;
        });
        assertThat(Planted.count(
                        "select sum(told + untold) from failure_window where endpoint_id = any(?)", (Object) ids))
                .isEqualTo(FAILURES);
        assertThat(Planted.count(
                        "select count(*) from delivery where endpoint_id = any(?) and event = 'webhook.entrega_falhou'"
                                + " and event_id in (select id from event where position(? in convert_from(body, 'UTF8')) > 0)",
                        ids,
                        mark))
                .isEqualTo((ENDPOINTS - 1) * ENDPOINTS * 5L);
    }

    /** As the saving of an attempt does, with the locks that it holds. */
    private Uni<Void> fail(int nth) {
        String endpoint = endpoints.get(nth % ENDPOINTS);
        Instant now = Instant.now();
        FailedDelivery failed =
                new FailedDelivery(mark + nth, 1, endpoint, "x.y", "evt", null, 5, 500, "http_500", now, now);
        return pool.withTransaction(tx -> notes.add(tx, failed)
                .chain(() -> failing.failed(tx, endpoint, true))
                .call(() -> failing.mayNotice(tx, endpoint))
                .replaceWithVoid());
    }

    private void change(String endpoint) {
        for (int i = 0; i < CHANGES; i++) {
            Operator.api()
                    .body(Map.of("enabled", i % 2 == 0, "description", "n" + i))
                    .patch("/webhook-endpoints/" + endpoint)
                    .then()
                    .statusCode(200);
        }
    }

    private static void await(Uni<?> step) {
        try {
            var unused = VertxContextSupport.subscribeAndAwait(() -> step);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
