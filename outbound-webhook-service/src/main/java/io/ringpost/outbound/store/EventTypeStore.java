package io.ringpost.outbound.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.RegisteredEventType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Event types that operators registered. */
@ApplicationScoped
public class EventTypeStore {
    private static final String PUT = """
            insert into event_type (name, description, description_pt, entity_field, schema, example)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (name) do update set description = $2, description_pt = $3, entity_field = $4, schema = $5,
                example = $6, updated_at = now()
            returning (xmax = 0) as fresh
            """;

    private static final String VERSION = """
            select coalesce(string_agg(name || ' ' || xmin, ',' order by name), '') as version from event_type
            """;

    private final Pool pool;

    EventTypeStore(Pool pool) {
        this.pool = pool;
    }

    /** Registers one, or changes its registration; true if it is new. */
    public Uni<Boolean> put(SqlConnection tx, RegisteredEventType type) {
        return tx.preparedQuery(PUT)
                .execute(Tuple.of(
                        type.name(),
                        type.description(),
                        type.descriptionPt(),
                        type.entityField(),
                        text(type.schema()),
                        text(type.example())))
                .map(rows -> rows.iterator().next().getBoolean("fresh"));
    }

    /** All of them, by name. */
    public Uni<List<RegisteredEventType>> all() {
        return dated().map(all -> all.stream().map(StoredEventType::type).toList());
    }

    /** The same, each with its age. */
    public Uni<List<StoredEventType>> dated() {
        return pool.query("select * from event_type order by name").execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new StoredEventType(type(row), Times.instant(row, "updated_at")))
                .toList());
    }

    /** Finds one by its name. */
    public Uni<Optional<RegisteredEventType>> find(String name) {
        return pool.preparedQuery("select * from event_type where name = $1")
                .execute(Tuple.of(name))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(EventTypeStore::type));
    }

    /** Another text whenever any of them is another; times would not tell, for who began first may end last. */
    public Uni<String> version() {
        return pool.query(VERSION).execute().map(rows -> rows.iterator().next().getString("version"));
    }

    private static RegisteredEventType type(Row row) {
        return new RegisteredEventType(
                row.getString("name"),
                row.getString("description"),
                row.getString("description_pt"),
                row.getString("entity_field"),
                json(row.getString("schema")),
                json(row.getString("example")));
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null ? null : new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
