package io.ringpost.recording.store;

import io.ringpost.recording.lifecycle.CallNews;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ids of calls. Who files a recording holds its leg's row; who joins calls holds every row of theirs, and an
 * advisory lock besides, so that groups do not change while their rows are waited for. Rows are created, and then locked,
 * in id order.
 */
@Singleton
public class CallRows {
    /** An arbitrary number that only joining locks. */
    private static final long JOINING = 0x52_50_43_41_4C_4CL;

    private static final String CREATE = """
            insert into call (id, call_id) select id, id from unnest($1::text[]) as id order by id
            on conflict (id) do nothing
            """;
    private static final String LOCK = "select id from call where id = any($1::text[]) order by id for update";
    private static final String GROUPS = """
            select * from call where call_id in (select call_id from call where id = any($1::text[])) order by id
            """;
    private static final String SAVE = """
            update call c set call_id = s.call_id, named_version = s.named_version, version = s.version,
                from_number = s.from_number, to_number = s.to_number,
                provider_call_ids = array(select json_array_elements_text(s.provider_call_ids::json)),
                ended_at = case when s.ended then coalesce(c.ended_at, now()) end, erased = s.erased,
                voipms_call_id = s.voipms_call_id, started_at = s.started_at
            from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                $8::bool[], $9::bool[], $10::text[], $11::timestamptz[])
              as s (id, call_id, named_version, version, from_number, to_number, provider_call_ids, ended, erased,
                voipms_call_id, started_at)
            where c.id = s.id
            """;

    CallRows() {}

    /** Creates and locks what is named; all ids of the calls that are. */
    Uni<CallGroups> lock(SqlConnection tx, Set<String> named, boolean joining) {
        Tuple ids = Tuple.of(new TreeSet<>(named).toArray(String[]::new));
        Uni<?> alone = joining
                ? tx.preparedQuery("select pg_advisory_xact_lock($1)").execute(Tuple.of(JOINING))
                : Uni.createFrom().voidItem();
        return alone.flatMap(locked -> tx.preparedQuery(CREATE).execute(ids))
                .flatMap(created -> tx.preparedQuery(joining ? GROUPS + " for update" : LOCK)
                        .execute(ids))
                .flatMap(held -> joining
                        ? Uni.createFrom().item(held)
                        : tx.preparedQuery(GROUPS).execute(ids))
                .map(CallRows::groups);
    }

    Uni<Void> save(SqlConnection tx, List<CallRow> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns columns = new Columns(
                String.class,
                String.class,
                Long.class,
                Long.class,
                String.class,
                String.class,
                String.class,
                Boolean.class,
                Boolean.class,
                String.class,
                Instant.class);
        changed.forEach(row -> add(columns, row));
        return tx.preparedQuery(SAVE).execute(columns.tuple()).replaceWithVoid();
    }

    private static void add(Columns columns, CallRow row) {
        CallNews.@Nullable Ended ended = row.ended();
        columns.row(
                row.id(),
                row.callId(),
                row.namedVersion(),
                row.version(),
                ended == null ? null : ended.from(),
                ended == null ? null : ended.to(),
                JsonText.array(ended == null ? List.of() : ended.providerCallIds()),
                ended != null,
                row.erased(),
                ended == null ? null : ended.voipmsCallId(),
                ended == null ? null : ended.startedAt());
    }

    private static CallGroups groups(RowSet<Row> found) {
        List<CallRow> rows = new ArrayList<>();
        found.forEach(row -> rows.add(CallRow.of(row)));
        return new CallGroups(rows);
    }
}
