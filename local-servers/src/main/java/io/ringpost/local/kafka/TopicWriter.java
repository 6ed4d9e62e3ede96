package io.ringpost.local.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes raw records and returns when all replicas have them. */
public final class TopicWriter implements AutoCloseable {
    private final KafkaProducer<@Nullable String, byte @Nullable []> producer;

    public TopicWriter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        io.ringpost.contract.Topic.MAX_MESSAGE_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes one record.
     *
     * @param value null writes a tombstone
     * @return where it stands
     */
    public RecordMetadata write(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<@Nullable String, byte @Nullable []> toSend = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> toSend.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(toSend).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Not written to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
