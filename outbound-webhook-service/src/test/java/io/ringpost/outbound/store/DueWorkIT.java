package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.local.OwnThread;
import io.ringpost.outbound.fixture.OwnSchema;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueWorkIT {
    private OwnSchema schema;
    private DueWork due;

    @BeforeEach
    void start() {
        schema = new OwnSchema();
        due = Claimers.on(schema.pool());
    }

    @AfterEach
    void stop() {
        schema.close();
    }

    @Test
    void whatAnEndpointHasUnderWayCountsAsTurnsThatItHasHad() {
        schema.endpoint("hung", 4);
        for (int i = 0; i < 10; i++) {
            schema.due("hung", "hung-" + i, 60, 2);
        }
        List<String> first = claim(4);
        schema.endpoint("healthy", 4);
        schema.due("healthy", "healthy-1", 1, 2);
        schema.due("healthy", "healthy-2", 1, 2);
        schema.execute("update delivery set status = 'failed' where id = ?", first.get(0));

        List<String> second = claim(2);

        assertThat(first).hasSize(4).allMatch(id -> id.startsWith("hung"));
        assertThat(second).containsExactlyInAnyOrder("healthy-1", "healthy-2");
    }

    @Test
    void bodiesThatFillTheRoomEndAClaim() {
        schema.endpoint("one", 4);
        schema.due("one", "first", 3, 60);
        schema.due("one", "second", 2, 60);
        schema.due("one", "third", 1, 60);

        List<String> claimed = Claimers.claim(due, Room.of(10, 100));

        assertThat(claimed).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void bodyLargerThanAllRoomGoesOutAlone() {
        schema.endpoint("one", 4);
        schema.due("one", "large", 2, 5_000);
        schema.due("one", "small", 1, 2);

        List<String> claimed = Claimers.claim(due, Room.of(10, 1));

        assertThat(claimed).containsExactly("large");
    }

    @Test
    void oldRepeatsLeaveFirstAttemptsTheirShareOfTheEndpointsPlacesAndTheReverse() {
        schema.endpoint("one", 4);
        for (int i = 0; i < 10; i++) {
            schema.due("one", "repeat-" + i, 600, 2);
        }
        schema.execute("update delivery set status = 'retrying', attempts = 1");
        List<String> repeats = claim(3);
        for (int i = 0; i < 10; i++) {
            schema.due("one", "first-" + i, 1, 2);
        }
        List<String> next = claim(4);
        schema.execute("update delivery set status = 'delivered' where status = 'sending'");
        List<String> both = claim(4);

        assertThat(repeats).hasSize(3);
        assertThat(next).hasSize(1).allMatch(id -> id.startsWith("first"));
        assertThat(both).filteredOn(id -> id.startsWith("first")).hasSize(2);
        assertThat(both).filteredOn(id -> id.startsWith("repeat")).hasSize(2);
    }

    @Test
    void onlyPlaceGoesToWhatWaitsLongestHoweverManyFirstAttemptsFollow() {
        schema.endpoint("one", 1);
        schema.due("one", "repeat", 60, 2);
        schema.due("one", "crashed", 50, 2);
        schema.execute("update delivery set status = 'retrying', attempts = 1 where id = 'repeat'");
        schema.execute("update delivery set status = 'sending' where id = 'crashed'");
        schema.due("one", "oldest", 90, 2);
        List<String> claimed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            schema.due("one", "first-" + i, 40 - i, 2);
            claimed.addAll(claim(10));
            schema.execute("update delivery set status = 'delivered' where status = 'sending' and due_at > now()");
        }

        assertThat(claimed).containsExactly("oldest", "repeat", "crashed", "first-0");
    }

    @Test
    void placesThatAreKeptForFirstAttemptsAreTakenByNoRepeat() {
        for (String endpoint : List.of("a", "b", "c")) {
            schema.endpoint(endpoint, 4);
            schema.due(endpoint, "repeat-" + endpoint, 600, 2);
        }
        schema.execute("update delivery set status = 'retrying', attempts = 1");
        schema.due("c", "first", 1, 2);

        List<String> claimed = Claimers.claim(due, new Room(4, 3, 1, 1_000));

        assertThat(claimed).hasSize(2).contains("first");
    }

    @Test
    void endpointThatKeepsFailingHasOnePlaceUntilOneSucceeds() {
        schema.endpoint("one", 4);
        for (int i = 0; i < 10; i++) {
            schema.due("one", "d" + i, 1, 2);
        }
        schema.execute("insert into failing (endpoint_id, failures, unreached, since) values ('one', 9, 5, now())");
        List<String> failing = claim(10);
        schema.execute("delete from failing");
        List<String> healed = claim(10);

        assertThat(failing).hasSize(1);
        assertThat(healed).hasSize(3);
    }

    @Test
    void receiverThatAnswersKeepsItsPlacesHoweverOftenItRefuses() {
        schema.endpoint("one", 4);
        for (int i = 0; i < 10; i++) {
            schema.due("one", "d" + i, 1, 2);
        }
        FailingEndpoints failing = new FailingEndpoints();
        schema.pool()
                .withTransaction(tx -> Multi.createFrom()
                        .items(false, false, false, false, true, false, false, false, false)
                        .onItem()
                        .transformToUniAndConcatenate(reached -> failing.failed(tx, "one", reached))
                        .collect()
                        .asList())
                .await()
                .atMost(Claimers.SOON);

        assertThat(claim(10)).hasSize(4);
    }

    @Test
    void whatIsDueLaterIsNotClaimedBefore() {
        schema.endpoint("one", 4);
        schema.due("one", "now", 0, 2);
        schema.due("one", "first", -3600, 2);
        schema.due("one", "repeat", -3600, 2);
        schema.execute("update delivery set status = 'retrying', attempts = 1 where id = 'repeat'");
        List<String> early = claim(10);

        schema.execute("update delivery set due_at = now() where status <> 'sending'");
        List<String> later = claim(10);

        assertThat(early).containsExactly("now");
        assertThat(later).containsExactlyInAnyOrder("first", "repeat");
    }

    @Test
    void tenWorkersGetEachOfManyOnce() {
        schema.execute("""
                insert into endpoint (id, url, events, filter, schedule, concurrency, stop_on_410, enabled, secret,
                    secret_made)
                select 'e' || n, 'http://127.0.0.1', '{*}', '{}', 'guide', 64, false, true, '', false
                from generate_series(0, 49) n""");
        schema.execute("insert into event (id, name, body) values ('v', 'x.y', '{}')");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, status, due_at)
                select 'd' || n, 'e' || n % 50, 'v', 'x.y', 'pending', now() from generate_series(1, 2500) n""");

        List<CompletableFuture<List<String>>> workers = Stream.generate(
                        () -> OwnThread.supply("worker", this::claimUntilNoneIsLeft))
                .limit(10)
                .toList();

        assertThat(workers.stream().flatMap(worker -> worker.join().stream()))
                .hasSize(2_500)
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhoHasTheLastPlaceOrStandsInALineMayBeWaitedFor() {
        schema.endpoint("one", 3);
        IntStream.rangeClosed(1, 4).forEach(i -> schema.due("one", "d" + i, 5 - i, 2));
        schema.endpoint("wide", 9);
        schema.due("wide", "w1", 1, 2);
        schema.due("wide", "line", 1, 2);
        schema.execute("update delivery set entity = 'call' where id = 'line'");

        assertThat(Claimers.claimed(due, Room.of(10, 1_000_000)))
                .filteredOn(ClaimedDelivery::awaited)
                .extracting(ClaimedDelivery::id)
                .containsExactlyInAnyOrder("d3", "line");
    }

    @Test
    void whoWasCutOffBeforeTheLastPlaceIsNotWaitedFor() {
        schema.endpoint("one", 3);
        IntStream.rangeClosed(1, 4).forEach(i -> schema.due("one", "d" + i, 5 - i, 2));

        assertThat(Claimers.claimed(due, Room.of(2, 1_000_000))).hasSize(2).noneMatch(ClaimedDelivery::awaited);
        assertThat(Claimers.claimed(due, Room.of(2, 1_000_000))).hasSize(1).allMatch(ClaimedDelivery::awaited);
    }

    @Test
    void whoHasNoPlaceFreeIsNotReadAtAll() {
        schema.endpoint("one", 1);
        schema.due("one", "d1", 2, 2);
        schema.due("one", "d2", 1, 2);
        List<String> first = claim(10);

        assertThat(first).containsExactly("d1");
        assertThat(claim(10)).isEmpty();
        assertThat(explained().lines().filter(line -> line.contains("on delivery w")))
                .isNotEmpty()
                .allMatch(line -> line.contains("never executed"));
    }

    /** What stands behind the first few of an endpoint is not even looked at. */
    @Test
    void claimCostsTheSameHoweverMuchWaits() {
        Plans.MUCH.forEach(schema::execute);
        schema.execute("analyze endpoint, event, delivery");

        Plans.assertCheap(explained());
    }

    private List<String> claimUntilNoneIsLeft() {
        List<String> all = new ArrayList<>();
        List<String> claimed = claim(60);
        while (!claimed.isEmpty()) {
            all.addAll(claimed);
            claimed = claim(60);
        }
        return all;
    }

    private String explained() {
        return schema.pool()
                .withTransaction(tx -> Plans.explained(
                        tx,
                        ClaimQuery.SQL
                                .replace("$1", "128")
                                .replace("$2", "30.0")
                                .replace("$3", "1000000::bigint")
                                .replace("$4", "128")
                                .replace("$5", "128")))
                .await()
                .atMost(Claimers.SOON);
    }

    private List<String> claim(int atMost) {
        return Claimers.claim(due, atMost);
    }
}
