package io.ringpost.recording.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The lists of recordings that are due: claimed under a lease, reported only by who still holds it. */
@Singleton
public class DueListings {
    private static final String CLAIM = """
            with due as (
                select account from voipms_listing where due_at <= now() order by due_at, account limit 1
                for update skip locked
            )
            update voipms_listing l set fence = l.fence + 1, due_at = now() + make_interval(secs => $1)
            from due where l.account = due.account
            returning l.account, l.covered, l.misses, l.fence
            """;
    private static final String HOLD = """
            update voipms_listing set due_at = now() + make_interval(secs => $3) where account = $1 and fence = $2
            """;
    private static final String DONE = """
            update voipms_listing set due_at = now() + make_interval(secs => $3), misses = 0,
                covered = coalesce($4, covered)
            where account = $1 and fence = $2
            """;
    private static final String MISSED = """
            update voipms_listing set due_at = now() + make_interval(secs => $3), misses = misses + 1
            where account = $1 and fence = $2
            """;
    private static final String ADD = """
            insert into voipms_listing (account) select a from unnest($1::text[]) as a order by a
            on conflict (account) do nothing
            """;
    private static final String DROP = "delete from voipms_listing where account <> '' and account <> all ($1::text[])";

    private final Pool pool;

    public DueListings(Pool pool) {
        this.pool = pool;
    }

    /** Takes the one that is due for longest, if any is. */
    public Uni<Optional<Listing>> claim(Duration lease) {
        return pool.preparedQuery(CLAIM).execute(Tuple.of(Times.seconds(lease))).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Listing(
                        row.getString("account"),
                        row.getLocalDate("covered"),
                        row.getInteger("misses"),
                        row.getLong("fence")))
                .findFirst());
    }

    /** Keeps the lease for as long again from now, and the row until the transaction ends; false if it was lost. */
    public Uni<Boolean> hold(SqlConnection tx, Listing listing, Duration lease) {
        return tx.preparedQuery(HOLD)
                .execute(Tuple.of(listing.account(), listing.fence(), Times.seconds(lease)))
                .map(held -> held.rowCount() > 0);
    }

    /** It was given, up to that day; the next one is due after the gap. */
    public Uni<Void> done(Listing listing, @Nullable LocalDate covered, Duration gap) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(listing.account(), listing.fence(), Times.seconds(gap), covered))
                .replaceWithVoid();
    }

    /** It was not given; it is asked for again after the gap. */
    public Uni<Void> missed(Listing listing, Duration gap) {
        return pool.preparedQuery(MISSED)
                .execute(Tuple.of(listing.account(), listing.fence(), Times.seconds(gap)))
                .replaceWithVoid();
    }

    /** These are the accounts, and no others. */
    public Uni<Void> accounts(Set<String> accounts) {
        Tuple names = Tuple.of(accounts.toArray(String[]::new));
        return pool.withTransaction(tx -> tx.preparedQuery(ADD)
                .execute(names)
                .chain(() -> tx.preparedQuery(DROP).execute(names))
                .replaceWithVoid());
    }
}
