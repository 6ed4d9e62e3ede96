package io.ringpost.inbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as a handler sees it.
 *
 * @param topic its topic's name without the configured prefix, as {@code Topology} has it
 * @param partition its partition
 * @param offset its offset
 * @param key its key, if any
 * @param headers its headers as UTF-8; of a repeated name the last counts
 * @param value its bytes, empty for a tombstone
 */
public record InboundRecord(
        String topic, int partition, long offset, @Nullable String key, Map<String, String> headers, byte[] value) {

    /** Stands for null; told from an empty value by identity. */
    private static final byte[] TOMBSTONE = {};

    /** Makes it from what the broker gave, taking the prefix off the topic's name. */
    public static InboundRecord of(ConsumerRecord<String, byte @Nullable []> polled, String topicPrefix) {
        byte @Nullable [] value = polled.value();
        return new InboundRecord(
                bareName(polled.topic(), topicPrefix),
                polled.partition(),
                polled.offset(),
                polled.key(),
                text(polled.headers()),
                value == null ? TOMBSTONE : value);
    }

    /** Whether the record had no value, which deletes its key on compacted topics. */
    public boolean tombstone() {
        return value == TOMBSTONE;
    }

    private static String bareName(String topic, String prefix) {
        return topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic;
    }

    private static Map<String, String> text(Iterable<Header> headers) {
        Map<String, String> text = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return text;
    }
}
