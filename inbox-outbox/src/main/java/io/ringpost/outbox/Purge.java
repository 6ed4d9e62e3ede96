package io.ringpost.outbox;

import io.ringpost.api.repeat.RequestLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Deletes what nobody asks for any more, a few rows at a time, so that it never holds up the work. */
final class Purge {
    private static final int ROWS = 1_000;
    private static final int ROUNDS = 20;

    /**
     * Looks at the oldest numbers only, and deletes nothing if another holds the lease; the newest published row always
     * stays, so readers find the end.
     */
    private static final String OUTBOX = """
            with held as (select last_seq from outbox_relay where token = $4 for update),
            old as (
              select id, seq from (
                select id, seq, published from outbox where seq is not null order by seq limit $1) as first_rows, held
              where seq < held.last_seq and (published < $2 or seq <= held.last_seq - $3)),
            gone as (delete from outbox o using old where o.id = old.id returning o.seq)
            update outbox_relay
            set purged_seq = greatest(purged_seq, (select coalesce(max(seq), 0) from gone))
            where token = $4 and exists (select from gone)
            returning (select count(*) from gone)
            """;

    private static final String INBOX = """
            delete from inbox
            where ctid = any(array(select ctid from inbox where applied_at < $2 limit $1))
            """;

    /** An answer is repeated for a day; a row that is taken anew meanwhile is locked, and looked at again. */
    private static final String REQUESTS = """
            delete from api_request
            where id = any(array(select id from api_request where began < $2 order by began limit $1)) and began < $2
            """;

    private static final Duration KEEP_REQUESTS = RequestLedger.KEPT.plusHours(1);

    private final Pool pool;
    private final RelaySettings settings;

    Purge(Pool pool, RelaySettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    Uni<Void> run(long token) {
        return outbox(token, ROUNDS)
                .chain(() -> some(INBOX, settings.keepInbox(), ROUNDS))
                .chain(() -> some(REQUESTS, KEEP_REQUESTS, ROUNDS));
    }

    private Uni<Void> outbox(long token, int rounds) {
        return Statement.run(pool, OUTBOX, Tuple.of(ROWS, ago(settings.keep()), settings.keepRows(), token))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0))
                .flatMap(deleted ->
                        deleted < ROWS || rounds < 2 ? Uni.createFrom().voidItem() : outbox(token, rounds - 1));
    }

    private Uni<Void> some(String sql, Duration keep, int rounds) {
        return Statement.run(pool, sql, Tuple.of(ROWS, ago(keep)))
                .flatMap(rows -> rows.rowCount() < ROWS || rounds < 2
                        ? Uni.createFrom().voidItem()
                        : some(sql, keep, rounds - 1));
    }

    private static OffsetDateTime ago(Duration age) {
        return OffsetDateTime.now(ZoneOffset.UTC).minus(age);
    }
}
