package io.ringpost.publish;

import io.ringpost.contract.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One idempotent producer that waits for all in-sync replicas.
 *
 * <p>It sends from a thread of its own: fetching a topic's metadata blocks, and must not block an event loop.
 */
public final class KafkaPublisher implements RecordPublisher, AutoCloseable {
    /** Above a topic's largest record, whose own frame comes on top. */
    private static final int MAX_REQUEST_BYTES = Topic.MAX_MESSAGE_BYTES + 64 * 1024;
    /** A send that took so long waited for a broker that is away; the next ones would, one by one, wait as long. */
    private static final Duration BLOCKED = Duration.ofSeconds(4);

    private final Producer<String, byte @Nullable []> producer;
    /** Per topic; used by the sending thread alone. */
    private final Map<String, Long> awayUntil = new HashMap<>();

    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "record-publisher");
        thread.setDaemon(true);
        return thread;
    });

    KafkaPublisher(Producer<String, byte @Nullable []> producer) {
        this.producer = producer;
    }

    /** Opens a producer on the broker that the given client settings name. */
    public static KafkaPublisher open(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaPublisher(new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }

    @Override
    public Uni<Void> publish(ProducerRecord<String, byte @Nullable []> outgoing) {
        return Uni.createFrom().emitter(emitter -> sender.execute(() -> send(outgoing, emitter)));
    }

    @Override
    public void close() {
        sender.shutdown();
        producer.close(Duration.ofSeconds(5));
    }

    private void send(ProducerRecord<String, byte @Nullable []> outgoing, UniEmitter<? super Void> emitter) {
        long started = System.nanoTime();
        if (awayUntil.getOrDefault(outgoing.topic(), started) - started > 0) {
            emitter.fail(new TimeoutException("the broker did not answer for topic " + outgoing.topic()));
            return;
        }
        try {
            Future<RecordMetadata> unused = producer.send(outgoing, (metadata, failure) -> {
                if (failure == null) {
                    emitter.complete(null);
                } else {
                    emitter.fail(failure);
                }
            });
        } catch (RuntimeException failure) {
            emitter.fail(failure);
        }
        if (System.nanoTime() - started > BLOCKED.toNanos()) {
            awayUntil.put(outgoing.topic(), System.nanoTime() + BLOCKED.toNanos());
        }
    }
}
