package io.ringpost.recording.store;

import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.lifecycle.RecordingLifecycle;
import io.ringpost.recording.lifecycle.Standing;
import io.ringpost.recording.schedule.FetchSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Due fetches: claimed under a lease, reported only by who still holds it. The database's clock rules. What became of a
 * recording and the event that tells of it are one transaction.
 */
@ApplicationScoped
public class DueFetches {
    /** What waits for one host is told by it from what waits for another. */
    private static final String HOST =
            "coalesce(lower(substring(known->'link'->>'url' from '^[A-Za-z]+://([^/?#:]+)')), '')";

    private static final String CLAIM = """
            with due as (
                select id from recording
                where status in ('waiting', 'fetching') and due_at <= now() and ($3::text is null or provider = $3)
                    and %s <> all ($4::text[])
                order by due_at, id limit $1 for update skip locked
            ), claimed as (
                update recording set status = 'fetching', fence = fence + 1, attempts = attempts + 1,
                    due_at = now() + make_interval(secs => $2), updated_at = now()
                where id in (select id from due)
                returning *
            )
            select r.*, r.known::text as said, %s as host, call.call_id from claimed r join call on call.id = r.leg_id
            order by r.since, r.id
            """.formatted(HOST, HOST);
    private static final String RENEW = """
            update recording set due_at = now() + make_interval(secs => $3)
            where id = $1 and fence = $2 and status = 'fetching'
            """;
    private static final String LOCK = "select " + RecordingRow.COLUMNS + RecordingRow.CALL_COLUMNS
            + ", now() as db_now from recording r " + RecordingRow.OF_CALL
            + "where r.id = $1 and r.fence = $2 and r.status = 'fetching' for update of r";

    private final Pool pool;
    private final RecordingRows rows;
    private final RecordingWatch watch;
    private final RecordingLifecycle lifecycle = new RecordingLifecycle(FetchSchedule.USUAL);

    public DueFetches(Pool pool, RecordingRows rows, RecordingWatch watch) {
        this.pool = pool;
        this.rows = rows;
        this.watch = watch;
    }

    /** Takes due recordings of all providers, the longest due first. */
    public Uni<List<DueFetch>> claim(int max, Duration lease) {
        return claim(null, Set.of(), max, lease);
    }

    /**
     * Takes due recordings of one provider, so that one that is slow keeps no other waiting.
     *
     * @param busy hosts that are asked for as much as they may be
     */
    public Uni<List<DueFetch>> claim(@Nullable Provider provider, Set<String> busy, int max, Duration lease) {
        Tuple values = Tuple.of(
                max, Times.seconds(lease), provider == null ? null : provider.id(), busy.toArray(String[]::new));
        return pool.preparedQuery(CLAIM).execute(values).map(DueFetches::claimed);
    }

    /** Keeps the lease for as long again from now; false if it was lost. */
    public Uni<Boolean> renew(DueFetch due, Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(due.recordingId(), due.fence(), Times.seconds(lease)))
                .map(renewed -> renewed.rowCount() > 0);
    }

    /** The audio lies in the vault; false if the lease was lost, and with it the right to say so. */
    public Uni<Boolean> stored(DueFetch due, StoredAudio audio) {
        return report(due, (row, now) -> row.with(audio, now));
    }

    /** There is nothing yet: it is tried again later, or given up; false if the lease was lost. */
    public Uni<Boolean> later(DueFetch due, String reason) {
        return later(due, reason, Duration.ZERO);
    }

    /** The same, and not before so much time has passed. */
    public Uni<Boolean> later(DueFetch due, String reason, Duration least) {
        return report(due, (row, now) -> {
            Standing missed = lifecycle.missed(row.standing(), reason, now);
            return row.with(row.notice(), notBefore(missed, now.plus(least)), row.fence());
        });
    }

    private static Standing notBefore(Standing missed, Instant least) {
        return missed.dueAt() == null || !missed.dueAt().isBefore(least)
                ? missed
                : new Standing(missed.status(), missed.reason(), missed.eager(), missed.since(), least);
    }

    /** There will never be anything; false if the lease was lost. */
    public Uni<Boolean> ended(DueFetch due, RecordingStatus end, String reason) {
        return report(due, (row, now) -> row.with(row.notice(), Standing.over(end, reason), row.fence()));
    }

    private Uni<Boolean> report(DueFetch due, BiFunction<RecordingRow, Instant, RecordingRow> outcome) {
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK)
                        .execute(Tuple.of(due.recordingId(), due.fence()))
                        .flatMap(found -> first(found)
                                .map(row -> save(tx, row, outcome))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(change -> change.ifPresentOrElse(watch::fetched, () -> watch.lost(due.provider())))
                .map(Optional::isPresent);
    }

    private Uni<Optional<Change>> save(
            SqlConnection tx, Row found, BiFunction<RecordingRow, Instant, RecordingRow> outcome) {
        RecordingRow before = RecordingRow.of(found);
        RecordingRow after =
                outcome.apply(before, Times.instant(found, "db_now")).next();
        Change change = Saving.change(before, after, Parties.of(found), Times.instant(found, "db_now"));
        return rows.save(tx, List.of(after), List.of(change)).replaceWith(Optional.of(change));
    }

    private static List<DueFetch> claimed(RowSet<Row> found) {
        List<DueFetch> due = new ArrayList<>();
        found.forEach(row -> due.add(due(RecordingRow.of(row), row.getString("call_id"), row.getString("host"))));
        return due;
    }

    private static DueFetch due(RecordingRow row, String callId, String host) {
        return new DueFetch(
                row.id(),
                callId,
                row.notice().provider(),
                row.notice().providerRecordingId(),
                row.notice().providerCallId(),
                row.notice().details().account(),
                row.notice().url(),
                host,
                row.attempts(),
                Optional.ofNullable(row.standing().since()).orElse(Instant.EPOCH),
                row.fence());
    }

    private static Optional<Row> first(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false).findFirst();
    }
}
