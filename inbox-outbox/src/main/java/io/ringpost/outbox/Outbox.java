package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Keeps messages in the caller's transaction, from where the relay publishes them. */
@Singleton
public final class Outbox {
    /** The notice is sent by the database when, and only if, the transaction commits. */
    private static final String ADD = """
            with added as (
              insert into outbox (topic, key, headers, value)
              select m.topic, m.key, m.headers::json, m.value
              from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
                with ordinality as m (topic, key, headers, value, position)
              order by m.position
              returning id)
            select pg_notify('ringpost_outbox_' || current_schema(), 'added') from (select count(*) from added) as counted
            """;

    /** Adds messages in the given order; nothing of them is seen outside before the transaction is committed. */
    public Uni<Void> add(SqlConnection tx, List<OutboxMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD).execute(columns(messages)).replaceWithVoid();
    }

    private static Tuple columns(List<OutboxMessage> messages) {
        int size = messages.size();
        String[] topics = new String[size];
        String[] keys = new String[size];
        String[] headers = new String[size];
        Buffer[] values = new Buffer[size];
        for (int i = 0; i < size; i++) {
            OutboxMessage message = messages.get(i);
            topics[i] = message.topic().name();
            keys[i] = message.key();
            headers[i] = new JsonObject(Map.copyOf(message.headers())).encode();
            byte[] value = message.value();
            values[i] = value == null ? null : Buffer.buffer(value);
        }
        return Tuple.of(topics, keys, headers, values);
    }
}
