package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<String, T> facts = new LinkedHashMap<>();
        candidates.forEach(candidate -> facts.putIfAbsent(candidate.eventId(), candidate.fact()));
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(tx -> write(tx, facts)))
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

    private Uni<Integer> write(SqlConnection tx, Map<String, T> facts) {
        return tx.preparedQuery(REMEMBER)
                .execute(Tuple.of(handler.consumer(), facts.keySet().toArray(String[]::new)))
                .flatMap(rows -> {
                    Set<String> fresh = ids(rows);
                    List<T> toApply = facts.entrySet().stream()
                            .filter(entry -> fresh.contains(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
                    return toApply.isEmpty()
                            ? Uni.createFrom().item(0)
                            : handler.apply(tx, toApply).replaceWith(toApply.size());
                });
    }

    private static Set<String> ids(RowSet<Row> rows) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
    }
}
