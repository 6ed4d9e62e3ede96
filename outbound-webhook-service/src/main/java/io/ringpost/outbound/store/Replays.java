package io.ringpost.outbound.store;

import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What people want given back. A replay is of what matched when it was asked for, not of what fails later. */
@ApplicationScoped
public class Replays {
    /** How many one may give back. */
    public static final int MOST = 100_000;

    /** As many rows are written. */
    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    /** Events are looked up only where their payload may be gone; of what slips through none goes out. */
    private static final String OF_ENDPOINT = """
            from delivery where endpoint_id = $1 and created_at >= $2 and created_at < $3 and status = any($4)
                and event <> 'webhook.test'
                and case when created_at >= %s::timestamptz then true
                    else (select v.purged_at is null from event v where v.id = delivery.event_id) end
            """;

    /** The words are said once more so that the index of what was missed serves it. */
    private static final String MISSED = OF_ENDPOINT + "and status in ('failed', 'expired') ";

    private static final String ADD = """
            ), counted as (
                select count(*)::integer as n from matched
            ), made as (
                insert into replay (id, endpoint_id, since, until, statuses, per_second, status, matched, asked_by,
                    finished_at)
                select $6::text, $1, $2, $3, $4, $5::integer, case when n = 0 then 'done' else 'running' end, n, $7::text,
                    case when n = 0 then now() end
                from counted where n <= $8::integer
                on conflict do nothing
                returning id
            ), listed as (
                insert into replay_delivery (replay_id, turn, delivery_id)
                select made.id, matched.turn, matched.id from made cross join matched
            )
            select n from counted
            """;
    private static final String SELECT = "select r.*, e.enabled from replay r join endpoint e on e.id = r.endpoint_id ";
    private static final String PAGE = SELECT + """
            where ($1::text is null or r.endpoint_id = $1) and ($2::text is null or r.status = $2)
                and ($3::timestamptz is null or (r.created_at, r.id) < ($3, $4))
            order by r.created_at desc, r.id desc limit $5
            """;
    private static final String CANCEL = """
            with ended as (
                update replay set status = 'cancelled', cancelled_by = $2, finished_at = now()
                where id = $1 and status = 'running'
                returning id
            )
            delete from replay_delivery d using ended where d.replay_id = ended.id
            """;

    private final Pool pool;
    private final SlowReads reads;
    private final Duration keepPayloads;
    private final int most;

    @Inject
    Replays(
            Pool pool,
            SlowReads reads,
            @ConfigProperty(name = "ringpost.outbound.keep-payloads") Duration keepPayloads) {
        this(pool, reads, keepPayloads, MOST);
    }

    Replays(Pool pool, SlowReads reads, Duration keepPayloads, int most) {
        this.pool = pool;
        this.reads = reads;
        this.keepPayloads = keepPayloads;
        this.most = most;
    }

    /** How many deliveries match; one more than one may give back stands for all that are more. */
    public Uni<Integer> count(ReplayOrder order) {
        return reads.run(tx -> tx.preparedQuery(count(order.statuses()))
                .execute(matching(order).addValue(most).addValue(withPayload()))
                .map(found -> found.iterator().next().getInteger("matched")));
    }

    /** Takes it on. One of this id that was taken on before is found again; only one of an endpoint runs at a time. */
    public Uni<ReplayStart> add(String id, ReplayOrder order, String askedBy) {
        Tuple values = matching(order)
                .addValue(order.perSecond())
                .addValue(id)
                .addValue(askedBy)
                .addValue(most)
                .addValue(withPayload());
        return reads.run(LONGEST_START, tx -> tx.preparedQuery(add(order.statuses()))
                        .execute(values))
                .flatMap(counted -> find(id).map(found -> started(found, counted)));
    }

    private ReplayStart started(Optional<ReplayRow> found, RowSet<Row> counted) {
        if (found.isPresent()) {
            return new ReplayStart.Begun(found.get());
        }
        int matched = counted.iterator().next().getInteger("n");
        return matched > most ? new ReplayStart.TooMany(most) : new ReplayStart.Another();
    }

    static String count(List<String> statuses) {
        return "select count(*)::integer as matched from (select 1 "
                + matched(statuses, "$6")
                + "limit $5::integer + 1) counted";
    }

    /** One more than is allowed is enough to know that there are too many. */
    private static String add(List<String> statuses) {
        return "with matched as (select id, row_number() over (order by created_at, id) as turn "
                + matched(statuses, "$9")
                + "order by created_at, id limit $8::integer + 1" + ADD;
    }

    private static String matched(List<String> statuses, String withPayload) {
        return (statuses.contains(DeliveryStatus.DELIVERED.wire()) ? OF_ENDPOINT : MISSED).formatted(withPayload);
    }

    /** What was planned since then has its payload. */
    private OffsetDateTime withPayload() {
        return Instant.now().minus(keepPayloads).atOffset(ZoneOffset.UTC);
    }

    /** One of them. */
    public Uni<Optional<ReplayRow>> find(String id) {
        return pool.preparedQuery(SELECT + "where r.id = $1")
                .execute(Tuple.of(id))
                .map(found -> stream(found).findFirst().map(ReplayRow::of));
    }

    /** The newest first: of one endpoint, of one status, or all. */
    public Uni<Page<ReplayRow>> page(PageRequest request, @Nullable String endpointId, @Nullable String status) {
        Optional<Cursor> after = request.after();
        Instant at =
                after.map(cursor -> Instant.parse(cursor.position().get(0))).orElse(null);
        String id = after.map(cursor -> cursor.position().get(1)).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(endpointId, status, Times.sql(at), id, request.rowsToRead()))
                .map(found -> Page.of(
                        request,
                        stream(found).map(ReplayRow::of).toList(),
                        row -> Cursor.at(row.createdAt(), row.id())));
    }

    /** Gives nothing back any more, if it still runs, and tells where it stands. What was given back goes out. */
    public Uni<Optional<ReplayRow>> cancel(String id, String cancelledBy) {
        return pool.preparedQuery(CANCEL).execute(Tuple.of(id, cancelledBy)).chain(() -> find(id));
    }

    private static Tuple matching(ReplayOrder order) {
        return Tuple.tuple()
                .addValue(order.endpointId())
                .addValue(Times.sql(order.since()))
                .addValue(Times.sql(order.until()))
                .addValue(order.statuses().toArray(String[]::new));
    }

    private static Stream<Row> stream(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false);
    }
}
