package io.ringpost.callstate.store;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.contract.codec.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts as rows; the document is the fact whole, so that a call can be joined from them again at any time. */
@Singleton
public class FactRows {
    private static final String OF_CALLS = """
            select call_id, document::text from facts where call_id = any($1::text[])
            """;
    private static final String INSERT = """
            insert into facts (event_id, call_id, leg_id, type, occurred_at, received_at, document)
            select f.event_id, f.call_id, f.leg_id, f.type, f.occurred_at, f.received_at, f.document::jsonb
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[])
              as f (event_id, call_id, leg_id, type, occurred_at, received_at, document)
            on conflict (event_id) do update set type = excluded.type, occurred_at = excluded.occurred_at,
              received_at = excluded.received_at, document = excluded.document
            where excluded.received_at < facts.received_at
            """;
    private static final String KEPT_LATER = """
            select facts.event_id from unnest($1::text[], $2::timestamptz[]) as copy (event_id, received_at)
            join facts on facts.event_id = copy.event_id and facts.received_at > copy.received_at
            """;
    private static final String MOVE = """
            update facts set call_id = m.into_id from unnest($1::text[], $2::text[]) as m (id, into_id)
            where facts.call_id = m.id
            """;

    /** The facts kept of calls, by call id. */
    Uni<Map<String, List<Fact>>> of(SqlConnection tx, Collection<String> callIds) {
        return tx.preparedQuery(OF_CALLS)
                .execute(Tuple.of(callIds.toArray(String[]::new)))
                .map(FactRows::byCall);
    }

    /** The ids of facts of which a copy is kept that was received later than the given one. */
    Uni<Set<String>> keptLater(SqlConnection tx, List<Fact> copies) {
        Columns columns = new Columns(2);
        copies.forEach(copy -> columns.row(copy.id(), copy.origin().receivedAt()));
        return tx.preparedQuery(KEPT_LATER).execute(columns.tuple()).map(rows -> {
            Set<String> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.getString(0)));
            return ids;
        });
    }

    /** Keeps facts under the ids of their calls, each once: of several copies that which was received first. */
    Uni<Void> insert(SqlConnection tx, List<Saved> saved) {
        Columns columns = new Columns(7);
        for (Saved call : saved) {
            for (Fact fact : firsts(call.fresh())) {
                columns.row(
                        fact.id(),
                        call.id(),
                        fact.legId(),
                        fact.origin().type(),
                        fact.origin().time(),
                        fact.origin().receivedAt(),
                        new String(Json.write(fact), StandardCharsets.UTF_8));
            }
        }
        return tx.preparedQuery(INSERT).execute(columns.tuple()).replaceWithVoid();
    }

    private static Collection<Fact> firsts(List<Fact> facts) {
        Map<String, Fact> byId = new LinkedHashMap<>();
        facts.forEach(fact -> byId.merge(fact.id(), fact, Fact::first));
        return byId.values();
    }

    /** Gives the facts of calls that are gone to those they went into. */
    Uni<Void> move(SqlConnection tx, Map<String, String> into) {
        return into.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(MOVE)
                        .execute(Tuple.of(
                                into.keySet().toArray(String[]::new),
                                into.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static Map<String, List<Fact>> byCall(RowSet<Row> rows) {
        Map<String, List<Fact>> facts = new HashMap<>();
        rows.forEach(row -> facts.computeIfAbsent(row.getString(0), id -> new ArrayList<>())
                .add(Json.read(row.getString(1).getBytes(StandardCharsets.UTF_8), Fact.class)));
        return facts;
    }
}
