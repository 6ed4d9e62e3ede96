package io.ringpost.outbound.store;

import io.ringpost.contract.Ids;
import io.ringpost.outbound.plan.Trace;
import io.ringpost.outbound.schedule.Progress;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A due delivery that this replica alone may send until the lease ends.
 *
 * @param id its id
 * @param lease the fencing token: whoever saves must still hold it
 * @param claims how often it was claimed since an outcome of it was last saved
 * @param eventId the event it carries
 * @param event the event's name
 * @param callId the call it is about
 * @param progress how far it has come
 * @param waitedFor what it waited for, if it did
 * @param manual whether a person asked for this attempt
 * @param lateMillis how long after its due time it was claimed
 * @param claimedAt when it was claimed, by the database's clock
 * @param createdAt when it was planned
 * @param body what goes out
 * @param endpointId where it goes
 * @param url likewise
 * @param schedule the endpoint's schedule
 * @param stopOn410 whether a 410 disables the endpoint
 * @param awaited whether something else of the endpoint may wait for this one's end: it has the last place, or stands in a line
 * @param slowed whether the endpoint has fewer places than its operator gives it
 * @param trace the trace that its event is part of
 * @param traced whether the endpoint is told of it
 * @param sealed the endpoint's secrets
 */
public record ClaimedDelivery(
        String id,
        long lease,
        int claims,
        String eventId,
        String event,
        @Nullable String callId,
        Progress progress,
        @Nullable String waitedFor,
        boolean manual,
        long lateMillis,
        Instant claimedAt,
        Instant createdAt,
        byte[] body,
        String endpointId,
        String url,
        String schedule,
        boolean stopOn410,
        boolean awaited,
        boolean slowed,
        @Nullable Trace trace,
        boolean traced,
        SealedEndpoint sealed) {
    private static final int SPAN_DIGITS = 16;

    static ClaimedDelivery of(Row row) {
        return new ClaimedDelivery(
                row.getString("id"),
                row.getLong("lease"),
                row.getInteger("claims"),
                row.getString("event_id"),
                row.getString("event"),
                row.getString("call_id"),
                new Progress(
                        row.getInteger("attempts"),
                        row.getInteger("postponements"),
                        Times.nullable(row, "postponed_since")),
                row.getString("waits_for"),
                row.getBoolean("manual"),
                row.getLong("late_ms"),
                Times.instant(row, "claimed_at"),
                Times.instant(row, "created_at"),
                row.getBuffer("body").getBytes(),
                row.getString("endpoint_id"),
                row.getString("url"),
                row.getString("schedule"),
                row.getBoolean("stop_on_410"),
                row.getBoolean("awaited"),
                row.getBoolean("slowed"),
                Trace.parse(row.getString("trace")).orElse(null),
                row.getBoolean("traced"),
                SealedEndpoint.of(row));
    }

    /** What an attempt under this lease is called in its event's trace; each has a lease, and so a span, of its own. */
    public Optional<String> traceparent() {
        return Optional.ofNullable(trace)
                .map(known ->
                        known.parent(Ids.hash("span", id, Long.toString(lease)).substring(0, SPAN_DIGITS)));
    }

    /** Whether an attempt was made before, or the receiver asked for patience. */
    public boolean repeated() {
        return progress.attempts() > 0 || progress.postponements() > 0;
    }

    /** The same, as one that is to be ended because what came of it is never saved. */
    public StuckDelivery unsaveable() {
        return new StuckDelivery(id, lease, endpointId, event, StuckDelivery.UNSAVEABLE);
    }

    /** The number of the attempt that is now made; one that was only put off keeps its number. */
    public int attempt() {
        return progress.attempts() + 1;
    }
}
