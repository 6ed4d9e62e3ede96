package io.ringpost.outbox;

import io.ringpost.contract.Topic;
import io.ringpost.contract.codec.EncodedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be published once its transaction is committed.
 *
 * @param topic where it goes; the configured prefix is added when it is published
 * @param key its key; records of one key are published in the order of their transactions if these hold a lock on it
 * @param headers its headers
 * @param value its bytes, null for a tombstone
 */
public record OutboxMessage(Topic topic, String key, Map<String, String> headers, byte @Nullable [] value) {

    /** The message that carries an encoded event. */
    public static OutboxMessage of(EncodedEvent event) {
        return new OutboxMessage(event.topic(), event.key(), event.headers(), event.value());
    }

    /** Deletes a key on a compacted topic. */
    public static OutboxMessage tombstone(Topic topic, String key, Map<String, String> headers) {
        return new OutboxMessage(topic, key, headers, null);
    }
}
