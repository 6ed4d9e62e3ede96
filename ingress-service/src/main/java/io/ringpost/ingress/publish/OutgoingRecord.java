package io.ringpost.ingress.publish;

import io.ringpost.contract.Topic;
import io.ringpost.contract.codec.EncodedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to Kafka.
 *
 * @param topic without prefix
 * @param key its key
 * @param headers its headers
 * @param value its value, untouched
 */
public record OutgoingRecord(Topic topic, String key, Map<String, String> headers, byte[] value) {

    /** The record of an encoded event. */
    public static OutgoingRecord of(EncodedEvent event) {
        return new OutgoingRecord(event.topic(), event.key(), event.headers(), event.value());
    }

    /** Its size, near enough for shedding. */
    public int bytes() {
        int bytes = value.length + key.length();
        for (String header : headers.values()) {
            bytes += header.length();
        }
        return bytes;
    }

    ProducerRecord<String, byte[]> toKafka(String prefix) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(prefix), key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
