package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.local.OwnThread;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.outbound.fixture.OwnSchema;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of deliveries, when there are many. */
class DeliveryListIT {
    /** An arbitrary number that only this test locks. */
    private static final int GATE = 0x6C_69_73_74;

    private static OwnSchema schema;
    private static DeliveryReader reader;

    @BeforeAll
    static void plant() {
        schema = new OwnSchema();
        reader = new DeliveryReader(schema.pool());
        schema.endpoint("one", 4);
        schema.endpoint("other", 4);
        schema.execute(
                "insert into event (id, name, body) select 'e' || n, 'x.y', '{}' from generate_series(1, 20000) n");
        schema.execute("""
                insert into delivery (id, endpoint_id, event_id, event, call_id, status, last_status, last_error, created_at)
                select 'd' || n, case when n % 100 = 0 then 'one' else 'other' end, 'e' || n,
                    case when n % 500 = 1 then 'x.rare' else 'x.y' end, 'call_' || n / 4,
                    case when n % 1000 = 0 then 'failed' when n % 1000 = 2 then 'expired' when n % 1000 = 3 then 'held'
                        when n % 1000 = 4 then 'cancelled' else 'delivered' end,
                    case when n = 19999 then 418 when n % 1000 = 0 then 503 when n % 1000 <> 2 then 200 end,
                    case when n % 1000 = 0 then 'http_503' when n % 1000 = 2 then 'timeout' end,
                    now() - n / 3 * interval '1 second'
                from generate_series(1, 20000) n""");
        schema.execute("analyze event, delivery");
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', delivery_newest",
        "endpoint, delivery_of_endpoint",
        "event, delivery_of_name",
        "eventId, delivery_of_event",
        "callId, delivery_of_call",
        "since, delivery_newest",
        "endpoint since, delivery_of_endpoint",
        "endpoint event, delivery_of_",
    })
    void everyFilterIsServedByItsIndex(String filters, String index) {
        assertThat(plan(filter(filters))).contains(index).doesNotContain("Seq Scan on delivery");
    }

    @ParameterizedTest
    @EnumSource(value = DeliveryStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everyStatusIsServedByAnIndexWithAndWithoutAnEndpoint(DeliveryStatus status) {
        assertThat(plan(new DeliveryFilter().status(status))).doesNotContain("Seq Scan on delivery");
        assertThat(plan(new DeliveryFilter().endpoint("one").status(status))).doesNotContain("Seq Scan on delivery");
    }

    @Test
    void whatDidNotArriveIsFoundWithoutReadingWhatDid() {
        assertThat(plan(new DeliveryFilter().status(DeliveryStatus.FAILED))).contains("delivery_not_arrived");
        assertThat(plan(new DeliveryFilter().endpoint("other").status(DeliveryStatus.FAILED)))
                .containsAnyOf("delivery_missed", "delivery_not_arrived");
        assertThat(plan(new DeliveryFilter().event("x.rare"))).contains("delivery_of_name");
    }

    /** Several were planned at the same moment, and new ones come while somebody turns the pages. */
    @Test
    void pagesTellEachDeliveryOnceInOrderWhileOthersArePlanned() {
        DeliveryFilter filter = new DeliveryFilter().event("x.rare");
        List<String> read = new ArrayList<>();
        @Nullable String next = null;
        do {
            Page<DeliveryRow> page = page(filter, next);
            page.items().forEach(row -> read.add(row.id()));
            next = page.next();
            schema.execute(
                    "insert into delivery (id, endpoint_id, event_id, event, status)"
                            + " values (?, 'other', 'e1', 'x.rare', 'pending')",
                    "new-" + read.size());
            filter = new DeliveryFilter().event("x.rare");
        } while (next != null);

        assertThat(read)
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(n -> "d" + (n * 500 + 1))
                        .toList());
    }

    @Test
    void pagesOfWhatWasPlannedAtTheSameMomentOverlapNowhere() {
        List<String> read = new ArrayList<>();
        @Nullable String next = null;
        do {
            Page<DeliveryRow> page = page(new DeliveryFilter().endpoint("one"), next);
            page.items().forEach(row -> read.add(row.id()));
            next = page.next();
        } while (next != null);

        assertThat(read).hasSize(200).doesNotHaveDuplicates();
    }

    /** They stand far apart; before the last one a page holds none. */
    @ParameterizedTest
    @CsvSource({"5xx, 20, d20000", "503, 20, d1000", "none, 20, d1002", "4xx, 1, d19999"})
    void whatNoIndexHasIsWalkedThroughPageByPageAndNothingIsLeftOut(String word, int many, String one) {
        LastAnswer answer = LastAnswer.status(word).orElseThrow();
        List<String> read = new ArrayList<>();
        int pages = 0;
        @Nullable String next = null;
        do {
            Page<DeliveryRow> page = page(new DeliveryFilter().last(answer), next);
            page.items().forEach(row -> read.add(row.id()));
            next = page.next();
            pages++;
        } while (next != null);

        assertThat(read).hasSize(many).doesNotHaveDuplicates().contains(one);
        assertThat(pages).isBetween(2, 4);
    }

    /** The last row that a page looks at is one that it shows; another is planned while it is read. */
    @Test
    void rowsThatComeWhileAPageIsWalkedMakeNoneComeAgain() throws SQLException {
        String last = schema.pool()
                .query("select id from delivery order by created_at desc, id desc offset " + (DeliveryReader.WALK - 1)
                        + " limit 1")
                .executeAndAwait()
                .iterator()
                .next()
                .getString("id");
        LastAnswer gate = new LastAnswer(
                "d.id = '" + last + "' and (select pg_advisory_xact_lock_shared(" + GATE + ")) is not null");

        CompletableFuture<Page<DeliveryRow>> reading;
        try (Connection holder = LocalServers.postgres().connect();
                Statement held = holder.createStatement()) {
            held.execute("select pg_advisory_lock(" + GATE + ")");
            CompletableFuture<Page<DeliveryRow>> first =
                    OwnThread.supply("reader", () -> page(new DeliveryFilter().last(gate), null));
            await().atMost(Duration.ofSeconds(20)).until(() -> first.isDone() || somebodyStandsAtTheGate());
            schema.execute("insert into delivery (id, endpoint_id, event_id, event, status)"
                    + " values ('planned meanwhile', 'other', 'e1', 'x.y', 'pending')");
            reading = first;
        }

        Page<DeliveryRow> page = reading.join();
        assertThat(page.items()).extracting(DeliveryRow::id).containsExactly(last);
        assertThat(page(new DeliveryFilter().last(gate), page.next()).items()).isEmpty();
    }

    /** The last release wrote neither column, and left what this one had written of an attempt before. */
    @Test
    void whatAnEarlierReleaseDeliveredIsNotToldByTheFailureBefore() {
        schema.execute("insert into event (id, name, body) values ('mixed', 'x.mixed', '{}')");
        schema.execute("insert into delivery (id, endpoint_id, event_id, event, status, last_status, last_error)"
                + " values ('mixed', 'one', 'mixed', 'x.mixed', 'delivered', 503, 'http_503')");

        assertThat(page(new DeliveryFilter().eventId("mixed"), null).items())
                .singleElement()
                .satisfies(row -> assertThat(row.lastStatus()).isNull())
                .satisfies(row -> assertThat(row.lastError()).isNull());
        assertThat(page(mixed(LastAnswer.status("503")), null).items()).isEmpty();
        assertThat(page(mixed(LastAnswer.error("http_503")), null).items()).isEmpty();
        schema.execute("delete from delivery where id = 'mixed'");
    }

    private static DeliveryFilter mixed(Optional<LastAnswer> answer) {
        return new DeliveryFilter().eventId("mixed").last(answer.orElseThrow());
    }

    private static boolean somebodyStandsAtTheGate() {
        return schema.pool()
                .query("select exists (select from pg_locks where locktype = 'advisory' and not granted and objid = "
                        + GATE + ") as waits")
                .execute()
                .await()
                .atMost(Claimers.SOON)
                .iterator()
                .next()
                .getBoolean("waits");
    }

    @Test
    void walkEndsAfterSoManyRowsOfTheIndexThatTheOtherFiltersLeave() {
        LastAnswer answer = LastAnswer.error("timeout").orElseThrow();

        assertThat(plan(new DeliveryFilter().last(answer)))
                .contains("delivery_newest", "rows=" + DeliveryReader.WALK)
                .doesNotContain("Seq Scan on delivery");
        assertThat(plan(new DeliveryFilter().endpoint("one").last(answer)))
                .contains("delivery_of_endpoint")
                .doesNotContain("Seq Scan on delivery");
        assertThat(plan(new DeliveryFilter()
                        .endpoint("other")
                        .status(DeliveryStatus.FAILED)
                        .last(answer)))
                .containsAnyOf("delivery_missed", "delivery_not_arrived");
    }

    @Test
    void untilLeavesOutWhatWasPlannedThenAndLater() {
        Instant until = page(new DeliveryFilter(), null).items().get(6).createdAt();

        Page<DeliveryRow> page = page(new DeliveryFilter().until(until), null);

        assertThat(page.items()).hasSize(7).allSatisfy(row -> assertThat(row.createdAt())
                .isBefore(until));
        assertThat(plan(filter("until"))).contains("delivery_newest");
        assertThat(plan(filter("endpoint until"))).contains("delivery_of_endpoint");
    }

    private static Page<DeliveryRow> page(DeliveryFilter filter, @Nullable String next) {
        return reader.page(PageRequest.parse("deliveries", "7", next), filter)
                .await()
                .atMost(Claimers.SOON);
    }

    private static DeliveryFilter filter(String names) {
        DeliveryFilter filter = new DeliveryFilter();
        for (String name : names.split(" ", -1)) {
            switch (name) {
                case "endpoint" -> filter.endpoint("one");
                case "event" -> filter.event("x.rare");
                case "eventId" -> filter.eventId("e77");
                case "callId" -> filter.callId("call_77");
                case "until" -> filter.until(Instant.now().minus(Duration.ofMinutes(5)));
                case "since" -> filter.since(Instant.now().minus(Duration.ofMinutes(5)));
                default -> filter.callId(null);
            }
        }
        return filter;
    }

    private static String plan(DeliveryFilter filter) {
        String sql = DeliveryReader.listing(PageRequest.parse("deliveries", "50", null), filter);
        return StreamSupport.stream(
                        schema.pool()
                                .preparedQuery("explain " + sql)
                                .execute(Tuple.from(filter.values()))
                                .await()
                                .atMost(Claimers.SOON)
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
