package io.ringpost.local.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, outside every consumer group. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record that the topic holds now; those of one partition in its order. */
    public List<TopicRecord> readAll(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = fromBeginning(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<TopicRecord> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(polled -> records.add(TopicRecord.of(polled)));
            }
            return records;
        }
    }

    /** Reads on until what was read is enough; fails when it is not within the given time. */
    public List<TopicRecord> await(String topic, Duration atMost, Predicate<List<TopicRecord>> enough) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = fromBeginning(topic)) {
            List<TopicRecord> records = new ArrayList<>();
            while (!enough.test(records)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("Not enough on " + topic + " within " + atMost + ": " + records.size()
                            + " records with keys "
                            + records.stream().map(TopicRecord::key).toList());
                }
                consumer.poll(POLL).forEach(polled -> records.add(TopicRecord.of(polled)));
            }
            return records;
        }
    }

    /** Waits for the first record that is the wanted one. */
    public TopicRecord awaitFirst(String topic, Duration atMost, Predicate<TopicRecord> wanted) {
        return await(topic, atMost, records -> records.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private KafkaConsumer<byte[], byte[]> fromBeginning(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }
}
