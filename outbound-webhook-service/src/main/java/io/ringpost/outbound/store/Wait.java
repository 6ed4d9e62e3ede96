package io.ringpost.outbound.store;

import io.ringpost.outbound.schedule.RateLimit;
import io.ringpost.outbound.schedule.RateLimit.Taken;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a delivery waiting beside its own schedule.
 *
 * @param limit its endpoint's limit
 * @param taken what counts against that now
 * @param ahead how many that are due go before it; a thousand stands for more
 * @param firstDueAt when the first of its line goes next
 * @param readAt when all this was so
 */
public record Wait(
        @Nullable RateLimit limit,
        List<Taken> taken,
        long ahead,
        @Nullable Instant firstDueAt,
        Instant readAt) {
    /** What it is read from, after {@link #JOINS}. */
    static final String COLUMNS = """
            e.rate_posts, e.rate_seconds, sent.until as taken_until, sent.posts as taken_posts, queue.ahead,
            first.due_at as first_due_at, now() as read_at
            """;

    /**
     * To be joined to deliveries {@code d} of endpoints {@code e}, once the page is cut: what only those that wait show is
     * looked up for them alone. A condition of the join itself would be asked after the look-up.
     */
    static final String JOINS = """
            cross join lateral (
                select array_agg(t.until) as until, array_agg(t.posts) as posts
                from taken t
                where e.rate_posts is not null and d.status in ('pending', 'retrying') and %s
            ) sent
            cross join lateral (
                select count(*) as ahead from (
                    select from delivery o
                    where e.rate_posts is not null and d.status in ('pending', 'retrying') and d.due_at <= now()
                        and o.endpoint_id = d.endpoint_id and o.status in ('pending', 'retrying') and o.due_at < d.due_at
                    limit 1000) o
            ) queue
            cross join lateral (
                select min(f.due_at) as due_at from delivery f
                where d.waits_for = 'order' and d.entity is not null and f.endpoint_id = d.endpoint_id
                    and f.entity = d.entity and f.due_at is not null and f.status in ('pending', 'retrying')
            ) first
            """.formatted(RateWindows.COUNTS);

    static Wait of(Row row) {
        OffsetDateTime[] until = row.getArrayOfOffsetDateTimes("taken_until");
        Integer[] posts = row.getArrayOfIntegers("taken_posts");
        return new Wait(
                EndpointRows.rateLimit(row),
                until == null
                        ? List.of()
                        : IntStream.range(0, until.length)
                                .mapToObj(i -> new Taken(until[i].toInstant(), posts[i]))
                                .toList(),
                row.getLong("ahead"),
                Times.nullable(row, "first_due_at"),
                Times.instant(row, "read_at"));
    }

    /** When its endpoint's limit lets it go, if it is due and that is later; else absent. */
    public @Nullable Instant limitedUntil(@Nullable Instant dueAt) {
        if (limit == null || dueAt == null || dueAt.isAfter(readAt)) {
            return null;
        }
        Instant free = limit.notBefore(taken, ahead, readAt);
        return free.isAfter(readAt) ? free : null;
    }

    /** When the first of its line goes, if that waits. */
    public @Nullable Instant lineMovesAt() {
        return firstDueAt != null && firstDueAt.isAfter(readAt) ? firstDueAt : null;
    }
}
