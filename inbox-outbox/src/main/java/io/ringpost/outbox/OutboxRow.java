package io.ringpost.outbox;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row that waits to be published. */
record OutboxRow(long id, String topic, String key, JsonObject headers, byte @Nullable [] value) {

    static OutboxRow of(Row row) {
        Buffer value = row.getBuffer("value");
        return new OutboxRow(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                new JsonObject(row.getString("headers")),
                value == null ? null : value.getBytes());
    }

    int bytes() {
        return value == null ? 0 : value.length;
    }

    /** What must stay in order. */
    String lane() {
        return topic + '\n' + key;
    }

    ProducerRecord<String, byte @Nullable []> outgoing(String topicPrefix) {
        ProducerRecord<String, byte @Nullable []> outgoing = new ProducerRecord<>(topicPrefix + topic, key, value);
        headers.forEach(header -> outgoing.headers()
                .add(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return outgoing;
    }
}
