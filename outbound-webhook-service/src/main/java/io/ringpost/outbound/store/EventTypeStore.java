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
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Event types that operators registered. */
@ApplicationScoped
public class EventTypeStore {
    private static final String PUT = """
            insert into event_type (name, description, entity_field, schema) values ($1, $2, $3, $4)
            on conflict (name) do update set description = $2, entity_field = $3, schema = $4, updated_at = now()
            returning (xmax = 0) as fresh
            """;

    private final Pool pool;

    EventTypeStore(Pool pool) {
        this.pool = pool;
    }

    /** Registers one, or changes its registration; true if it is new. */
    public Uni<Boolean> put(SqlConnection tx, RegisteredEventType type) {
        JsonNode schema = type.schema();
        String text = schema == null ? null : new String(Json.write(schema), StandardCharsets.UTF_8);
        return tx.preparedQuery(PUT)
                .execute(Tuple.of(type.name(), type.description(), type.entityField(), text))
                .map(rows -> rows.iterator().next().getBoolean("fresh"));
    }

    /** All of them, by name. */
    public Uni<List<RegisteredEventType>> all() {
        return pool.query("select * from event_type order by name").execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(EventTypeStore::type)
                .toList());
    }

    private static RegisteredEventType type(Row row) {
        return new RegisteredEventType(
                row.getString("name"),
                row.getString("description"),
                row.getString("entity_field"),
                schema(row.getString("schema")));
    }

    private static @Nullable JsonNode schema(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
