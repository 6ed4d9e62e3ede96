package io.ringpost.callstate.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Legs, and which leads to which.
 *
 * <p>Whoever changes calls holds the locks of their first legs. All rows are created, in id order, before any is locked,
 * and all are locked in id order, so that two transactions cannot wait for each other. If a leg was merged away while
 * its lock was waited for, every lock is let go and taken again.
 */
@Singleton
public class LegRows {
    private static final String CREATE = """
            insert into legs (id) select id from unnest($1::text[]) as id order by id on conflict (id) do nothing
            """;
    private static final String RESOLVE = """
            with recursive up (named, id, merged_into) as (
              select id, id, merged_into from legs where id = any($1::text[])
              union all
              select up.named, legs.id, legs.merged_into from up join legs on legs.id = up.merged_into)
            select named, id from up where merged_into is null
            """;
    private static final String LOCK = """
            select id, merged_into from legs where id = any($1::text[]) order by id for update
            """;
    private static final String MERGE = """
            update legs set merged_into = m.into_id
            from unnest($1::text[], $2::text[]) as m (id, into_id)
            where legs.id = m.id and legs.merged_into is distinct from m.into_id
            """;

    /** Creates and locks: each given leg's first leg. */
    Uni<Map<String, String>> lockFirst(SqlConnection tx, Collection<String> legIds) {
        String[] ids = new TreeSet<>(legIds).toArray(String[]::new);
        return tx.preparedQuery(CREATE)
                .execute(Tuple.of(ids))
                .flatMap(created -> tx.query("savepoint legs").execute())
                .flatMap(saved -> lock(tx, ids));
    }

    /** Makes legs lead to another, or to none: the first leg of a call. */
    Uni<Void> merge(SqlConnection tx, Map<String, @Nullable String> into) {
        return into.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(MERGE)
                        .execute(Tuple.of(
                                into.keySet().toArray(String[]::new),
                                into.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private Uni<Map<String, String>> lock(SqlConnection tx, String[] ids) {
        return tx.preparedQuery(RESOLVE)
                .execute(Tuple.of(ids))
                .map(LegRows::firstByLeg)
                .flatMap(first -> tx.preparedQuery(LOCK)
                        .execute(Tuple.of(new TreeSet<>(first.values()).toArray(String[]::new)))
                        .flatMap(locked -> stillFirst(locked)
                                ? Uni.createFrom().item(first)
                                : tx.query("rollback to savepoint legs")
                                        .execute()
                                        .flatMap(released -> lock(tx, ids))));
    }

    private static Map<String, String> firstByLeg(RowSet<Row> rows) {
        Map<String, String> first = new HashMap<>();
        rows.forEach(row -> first.put(row.getString(0), row.getString(1)));
        return first;
    }

    private static boolean stillFirst(RowSet<Row> locked) {
        return StreamSupport.stream(locked.spliterator(), false).allMatch(row -> row.getString(1) == null);
    }
}
