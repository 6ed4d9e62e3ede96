package io.ringpost.local.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as a test sees it.
 *
 * @param headers by name, as UTF-8 text; of a repeated name the last
 * @param value the bytes, or null for a tombstone
 */
public record TopicRecord(
        int partition, long offset, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {

    static TopicRecord of(ConsumerRecord<byte[], byte[]> polled) {
        Map<String, String> headers = new LinkedHashMap<>();
        polled.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        byte @Nullable [] key = polled.key();
        return new TopicRecord(
                polled.partition(),
                polled.offset(),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                headers,
                polled.value());
    }

    /** The value as UTF-8 text; empty for a tombstone. */
    public String text() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** The value of a header, or the empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
