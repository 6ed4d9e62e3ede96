package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The transaction that makes a fact count once: remember its id, apply it, or neither. */
final class Inbox<T> implements Ledger<T> {
    /** Sorted, so that two consumers of the same ids wait for each other instead of deadlocking. */
    private static final String REMEMBER = """
            insert into inbox (consumer, event_id)
            select $1, e.id from unnest($2::text[]) as e (id) order by e.id
            on conflict do nothing
            returning event_id
            """;

    private final Pool pool;
    private final BatchHandler<T> handler;
    private final Duration limit;

    Inbox(Pool pool, BatchHandler<T> handler, Duration limit) {
        this.pool = pool;
        this.handler = handler;
        this.limit = limit;
    }

    @Override
    public Uni<Integer> write(List<Candidate<T>> candidates) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> write(tx, candidates)))
                .ifNoItem()
                .after(limit)
                .fail();
    }

    @Override
    public Uni<Void> probe() {
        return pool.withConnection(connection -> connection.query("select 1").execute())
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure()
                .transform(DatabaseAway::new)
                .replaceWithVoid();
    }

    private Uni<Integer> write(SqlConnection tx, List<Candidate<T>> candidates) {
        String[] ids = candidates.stream().map(Candidate::eventId).distinct().toArray(String[]::new);
        return tx.preparedQuery(REMEMBER)
                .execute(Tuple.of(handler.consumer(), ids))
                .flatMap(rows -> {
                    Set<String> unseen = ids(rows);
                    List<T> fresh = new ArrayList<>();
                    List<T> copies = new ArrayList<>();
                    candidates.forEach(
                            candidate -> (unseen.remove(candidate.eventId()) ? fresh : copies).add(candidate.fact()));
                    return unlessEmpty(fresh, facts -> handler.apply(tx, facts))
                            .chain(() -> unlessEmpty(copies, facts -> handler.repeated(tx, facts)))
                            .replaceWith(fresh.size());
                });
    }

    private static <T> Uni<Void> unlessEmpty(List<T> facts, Function<List<T>, Uni<Void>> work) {
        return facts.isEmpty() ? Uni.createFrom().voidItem() : work.apply(facts);
    }

    private static Set<String> ids(RowSet<Row> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
    }
}
