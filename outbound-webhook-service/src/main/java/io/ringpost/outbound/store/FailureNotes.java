package io.ringpost.outbound.store;

import io.ringpost.contract.codec.Json;
import io.ringpost.outbound.plan.FailedDelivery;
import io.ringpost.outbound.schedule.FailureWindow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that failed for good, from the commit that says so until somebody is told.
 *
 * <p>A note is only ever added by whoever saves a failure: he waits for nobody, whatever he holds. Who tells needs the rows of
 * all endpoints that are told, so that is a transaction of its own, one at a time, which holds nothing that others want.
 */
@ApplicationScoped
public class FailureNotes {
    /** How many notes one transaction tells of: each may be a row for every endpoint. */
    public static final int BATCH = 100;

    /** An arbitrary number that only tellers lock, with the schema. */
    private static final long TELLERS = 0x52_50_46_41_4cL;

    /** Who changes an endpoint for long is not waited for; the notes stay. */
    private static final String BEGIN = """
            select pg_try_advisory_xact_lock(hashtextextended(current_schema(), $1)) as mine,
                set_config('lock_timeout', '2s', true), now() as at
            """;

    private static final String ADD = "insert into failure_note (endpoint_id, delivery) values ($1, $2)";

    private static final String TAKE = """
            with taken as (
                delete from failure_note where id in (select id from failure_note order by id limit $1)
                returning id, endpoint_id, delivery
            )
            select * from taken order by id
            """;

    private static final String WINDOWS = """
            select endpoint_id, ends_at, told, untold, last from failure_window where endpoint_id = any($1)
            union
            (select endpoint_id, ends_at, told, untold, last from failure_window
            where ends_at <= $2 or ends_at > $4
            order by ends_at limit $3)
            """;

    private static final String KEEP = """
            insert into failure_window (endpoint_id, ends_at, told, untold, last)
            select * from unnest($1::text[], $2::timestamptz[], $3::integer[], $4::integer[], $5::text[])
            on conflict (endpoint_id) do update set ends_at = excluded.ends_at, told = excluded.told,
                untold = excluded.untold, last = excluded.last
            """;

    private static final String FORGET = "delete from failure_window where endpoint_id = any($1)";

    FailureNotes() {}

    /** Notes a failure, with what makes it one. */
    public Uni<Void> add(SqlConnection tx, FailedDelivery failed) {
        return failed.told()
                ? tx.preparedQuery(ADD)
                        .execute(Tuple.of(failed.endpointId(), text(failed)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Begins to tell; the time by the database's clock, or empty if another replica is at it. */
    public Uni<Optional<Instant>> begin(SqlConnection tx) {
        return tx.preparedQuery(BEGIN).execute(Tuple.of(TELLERS)).map(found -> {
            Row row = found.iterator().next();
            return row.getBoolean("mine") ? Optional.of(Times.instant(row, "at")) : Optional.empty();
        });
    }

    /** Takes the oldest notes, by endpoint and in their order. */
    public Uni<Map<String, List<FailedDelivery>>> take(SqlConnection tx) {
        return tx.preparedQuery(TAKE).execute(Tuple.of(BATCH)).map(found -> StreamSupport.stream(
                        found.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("endpoint_id"),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> failed(row.getString("delivery")), Collectors.toList()))));
    }

    /** The windows of these endpoints, and those that have ended. */
    public Uni<Map<String, FailureWindow<FailedDelivery>>> windows(
            SqlConnection tx, Iterable<String> endpoints, Instant now) {
        String[] ids = StreamSupport.stream(endpoints.spliterator(), false).toArray(String[]::new);
        return tx.preparedQuery(WINDOWS)
                .execute(Tuple.of(ids, Times.sql(now), BATCH, Times.sql(now.plus(FailureWindow.LENGTH))))
                .map(found -> {
                    Map<String, FailureWindow<FailedDelivery>> windows = new HashMap<>();
                    found.forEach(row -> windows.put(row.getString("endpoint_id"), window(row)));
                    return windows;
                });
    }

    /** Remembers windows by endpoint, and forgets those that are absent. */
    public Uni<Void> keep(SqlConnection tx, Map<String, Optional<FailureWindow<FailedDelivery>>> windows) {
        List<Kept> kept = windows.entrySet().stream()
                .flatMap(entry -> entry.getValue().map(window -> new Kept(entry.getKey(), window)).stream())
                .toList();
        Columns<Kept> of = new Columns<>(kept);
        String[] forgotten = windows.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(
                        of.texts(Kept::endpointId),
                        of.times(one -> one.window().endsAt()),
                        of.integers(one -> one.window().told()),
                        of.integers(one -> one.window().untold()),
                        of.texts(Kept::last)))
                .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of((Object) forgotten)))
                .replaceWithVoid();
    }

    private static FailureWindow<FailedDelivery> window(Row row) {
        String last = row.getString("last");
        return new FailureWindow<>(
                Times.instant(row, "ends_at"),
                row.getInteger("told"),
                row.getInteger("untold"),
                last == null ? null : failed(last));
    }

    private static FailedDelivery failed(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), FailedDelivery.class);
    }

    private static String text(FailedDelivery failed) {
        return new String(Json.write(failed), StandardCharsets.UTF_8);
    }

    private record Kept(String endpointId, FailureWindow<FailedDelivery> window) {
        @Nullable
        String last() {
            return window.last() == null ? null : text(window.last());
        }
    }
}
