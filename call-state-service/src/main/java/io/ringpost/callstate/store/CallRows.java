package io.ringpost.callstate.store;

import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.callstate.lifecycle.Milestone;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.codec.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as rows: the document for readers, and beside it what lists filter by. */
@Singleton
public class CallRows {
    private static final String STANDING = """
            select id, version, announced from calls where id = any($1::text[])
            """;
    private static final String UPSERT = """
            insert into calls (id, version, announced, began_at, status, direction, providers, provider_call_ids,
              from_number, to_number, agent_id, reason, sentiment, document)
            select c.id, c.version, string_to_array(c.announced, ','), c.began_at, c.status, c.direction,
              array(select leg ->> 'provider' from jsonb_array_elements(c.document::jsonb -> 'legs') as leg),
              array(select leg ->> 'providerCallId' from jsonb_array_elements(c.document::jsonb -> 'legs') as leg),
              c.from_number, c.to_number, c.agent_id, c.reason, c.sentiment, c.document::jsonb
            from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
              as c (id, version, announced, began_at, status, direction, from_number, to_number, agent_id, reason,
                sentiment, document)
            on conflict (id) do update set version = excluded.version, announced = excluded.announced,
              began_at = excluded.began_at, status = excluded.status, direction = excluded.direction,
              providers = excluded.providers, provider_call_ids = excluded.provider_call_ids,
              from_number = excluded.from_number, to_number = excluded.to_number, agent_id = excluded.agent_id,
              reason = excluded.reason, sentiment = excluded.sentiment, document = excluded.document
            """;
    private static final String DELETE = "delete from calls where id = any($1::text[])";

    /**
     * A call as it was before.
     *
     * @param version how many facts it had
     * @param announced what was told of it
     */
    record Before(long version, Set<Milestone> announced) {}

    /** The calls that exist of the given ids. */
    Uni<Map<String, Before>> of(SqlConnection tx, Collection<String> ids) {
        return tx.preparedQuery(STANDING)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(CallRows::byId);
    }

    /** Writes calls as they stand now. */
    Uni<Void> save(SqlConnection tx, List<Change> changes) {
        Columns columns = new Columns(12);
        for (Change change : changes) {
            Call call = change.call();
            columns.row(
                    call.id(),
                    call.version(),
                    change.announced().stream().map(Milestone::name).collect(Collectors.joining(",")),
                    call.startedAt() == null ? call.createdAt() : call.startedAt(),
                    call.status().wire(),
                    call.direction().wire(),
                    call.from(),
                    call.to(),
                    call.agentId(),
                    call.disconnectionReason(),
                    sentiment(call),
                    new String(Json.write(call), StandardCharsets.UTF_8));
        }
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UPSERT).execute(columns.tuple()).replaceWithVoid();
    }

    /** Deletes calls whose ids are aliases from now on. */
    Uni<Void> delete(SqlConnection tx, Collection<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(DELETE)
                        .execute(Tuple.of(ids.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static @Nullable String sentiment(Call call) {
        return call.analysis() == null || call.analysis().sentiment() == null
                ? null
                : call.analysis().sentiment().wire();
    }

    private static Map<String, Before> byId(RowSet<Row> rows) {
        Map<String, Before> calls = new HashMap<>();
        rows.forEach(row -> calls.put(
                row.getString(0),
                new Before(
                        row.getLong(1),
                        Arrays.stream(row.getArrayOfStrings(2))
                                .map(Milestone::valueOf)
                                .collect(Collectors.toSet()))));
        return calls;
    }
}
