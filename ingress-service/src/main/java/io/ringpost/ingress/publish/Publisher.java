package io.ringpost.ingress.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and tells what became of each, within the deadline in any case.
 *
 * <p>Sending does not block: topics are known before the first record, and what waits is bounded below the client's buffer.
 */
@ApplicationScoped
public class Publisher {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final BrokerState state;
    private final PublishSettings settings;
    private final KafkaConnection connection;
    private final Timer ackTime;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile @Nullable KafkaProducer<String, byte[]> producer;

    @Inject
    Publisher(BrokerState state, PublishSettings settings, KafkaConnection connection, MeterRegistry meters) {
        this.state = state;
        this.settings = settings;
        this.connection = connection;
        this.ackTime = PublishMeters.register(meters, waitingBytes, state);
    }

    /** Sends one record; completes with what became of it, never exceptionally. */
    public CompletableFuture<PublishOutcome> publish(OutgoingRecord record) {
        KafkaProducer<String, byte[]> client = producer;
        if (client == null || !state.takesRecords()) {
            return CompletableFuture.completedFuture(PublishOutcome.UNAVAILABLE);
        }
        int bytes = record.bytes();
        if (waitingBytes.addAndGet(bytes) > settings.maxWaitingBytes()) {
            waitingBytes.addAndGet(-bytes);
            return CompletableFuture.completedFuture(PublishOutcome.OVERLOADED);
        }
        return send(client, record, bytes)
                .completeOnTimeout(
                        PublishOutcome.UNAVAILABLE, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<PublishOutcome> send(
            KafkaProducer<String, byte[]> client, OutgoingRecord record, int bytes) {
        CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
        long sent = System.nanoTime();
        try {
            var unused = client.send(record.toKafka(settings.topicPrefix().orElse("")), (metadata, failure) -> {
                waitingBytes.addAndGet(-bytes);
                outcome.complete(judge(failure, sent));
            });
        } catch (KafkaException | IllegalStateException e) {
            waitingBytes.addAndGet(-bytes);
            outcome.complete(judge(e, sent));
        }
        return outcome;
    }

    private PublishOutcome judge(@Nullable Exception failure, long sent) {
        long now = System.nanoTime();
        if (failure == null) {
            state.acknowledged(now);
            ackTime.record(Duration.ofNanos(now - sent));
            return PublishOutcome.KEPT;
        }
        if (failure instanceof RecordTooLargeException) {
            return PublishOutcome.TOO_LARGE;
        }
        state.gaveUp(sent);
        return PublishOutcome.UNAVAILABLE;
    }

    /**
     * Fetches the metadata of the topics, so that no webhook waits for it.
     *
     * @throws KafkaException if one is not there within the client's longest block
     */
    void warm(List<String> topics) {
        KafkaProducer<String, byte[]> client = producer;
        if (client == null) {
            client = new KafkaProducer<>(
                    ProducerProperties.of(connection, settings), new StringSerializer(), new ByteArraySerializer());
            producer = client;
        }
        topics.forEach(client::partitionsFor);
    }

    @PreDestroy
    void close() {
        KafkaProducer<String, byte[]> client = producer;
        if (client != null) {
            client.close(CLOSE_WITHIN);
        }
    }
}
