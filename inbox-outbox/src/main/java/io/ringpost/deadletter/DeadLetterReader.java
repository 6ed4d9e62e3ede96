package io.ringpost.deadletter;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Opens dead letter topics for a look, on threads of its own; it joins no group and leaves none behind. */
@Singleton
public final class DeadLetterReader {
    /** A look holds megabytes. */
    private static final int AT_ONCE = 2;

    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private final Map<String, Object> settings;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "dead-letter-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** Reads from the broker that the given client settings name. */
    @Inject
    public DeadLetterReader(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        // Nothing is awaited: only what lies there is read, and a fetch that waits holds up that of the next partition.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** Gives an open scan to the work, which may block, and closes it after. */
    public <T> Uni<T> with(Function<LetterScan, T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try (LetterScan scan = new LetterScan(
                            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()))) {
                        return work.apply(scan);
                    }
                })
                .runSubscriptionOn(threads);
    }

    /** Ends the threads. */
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
