package io.ringpost.ingress.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ringpost.contract.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records and tells what became of them, within the deadline in any case.
 *
 * <p>Sending does not block: topics are known before their first record, and what waits is bounded below the client's
 * buffer.
 */
@Singleton
public class Publisher {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final BrokerState state;
    private final PublishSettings settings;
    private final Supplier<Producer<String, byte[]>> source;
    private final Timer ackTime;
    private final Deadline deadline;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile @Nullable Producer<String, byte[]> producer;

    @Inject
    Publisher(BrokerState state, PublishSettings settings, KafkaConnection connection, MeterRegistry meters) {
        this(
                state,
                settings,
                () -> new KafkaProducer<>(
                        ProducerProperties.of(connection, settings), new StringSerializer(), new ByteArraySerializer()),
                meters);
    }

    Publisher(
            BrokerState state,
            PublishSettings settings,
            Supplier<Producer<String, byte[]>> source,
            MeterRegistry meters) {
        this.state = state;
        this.settings = settings;
        this.source = source;
        this.deadline = new Deadline(settings.deadline());
        this.ackTime = PublishMeters.register(meters, waitingBytes, state);
    }

    /** Sends one record; completes with what became of it, never exceptionally. */
    public CompletableFuture<PublishOutcome> publish(OutgoingRecord record) {
        return publishAll(List.of(record));
    }

    /**
     * Sends records that belong together: none if there is no room for all or one's topic is away. Completes with the
     * worst that became of any.
     */
    public CompletableFuture<PublishOutcome> publishAll(List<OutgoingRecord> records) {
        Producer<String, byte[]> client = producer;
        if (client == null || !allTaken(records)) {
            return CompletableFuture.completedFuture(PublishOutcome.UNAVAILABLE);
        }
        long bytes = bytes(records);
        if (waitingBytes.addAndGet(bytes) > settings.maxWaitingBytes()) {
            waitingBytes.addAndGet(-bytes);
            return CompletableFuture.completedFuture(PublishOutcome.OVERLOADED);
        }
        return deadline.on(sendAll(client, records));
    }

    private boolean allTaken(List<OutgoingRecord> records) {
        for (OutgoingRecord record : records) {
            if (!state.takesRecords(record.topic())) {
                return false;
            }
        }
        return true;
    }

    private static long bytes(List<OutgoingRecord> records) {
        long bytes = 0;
        for (OutgoingRecord record : records) {
            bytes += record.bytes();
        }
        return bytes;
    }

    private CompletableFuture<PublishOutcome> sendAll(Producer<String, byte[]> client, List<OutgoingRecord> records) {
        if (records.size() == 1) {
            return send(client, records.get(0));
        }
        return records.stream()
                .map(record -> send(client, record))
                .reduce(
                        CompletableFuture.completedFuture(PublishOutcome.KEPT),
                        (all, one) -> all.thenCombine(one, PublishOutcome::and));
    }

    private CompletableFuture<PublishOutcome> send(Producer<String, byte[]> client, OutgoingRecord record) {
        CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
        int bytes = record.bytes();
        long sent = System.nanoTime();
        try {
            var unused = client.send(record.toKafka(settings.topicPrefix().orElse("")), (metadata, failure) -> {
                waitingBytes.addAndGet(-bytes);
                outcome.complete(judge(record.topic(), failure, sent));
            });
        } catch (KafkaException | IllegalStateException e) {
            waitingBytes.addAndGet(-bytes);
            outcome.complete(judge(record.topic(), e, sent));
        }
        return outcome;
    }

    private PublishOutcome judge(Topic topic, @Nullable Exception failure, long sent) {
        long now = System.nanoTime();
        if (failure == null) {
            state.acknowledged(topic, now);
            ackTime.record(Duration.ofNanos(now - sent));
            return PublishOutcome.KEPT;
        }
        if (failure instanceof RecordTooLargeException) {
            return PublishOutcome.TOO_LARGE;
        }
        if (failure instanceof RetriableException) {
            state.gaveUp(topic, sent);
        }
        return PublishOutcome.UNAVAILABLE;
    }

    /**
     * Fetches the metadata of the topics, so that no webhook waits for it.
     *
     * @throws KafkaException if one is not there within the client's longest block
     */
    void warm(List<Topic> topics) {
        Producer<String, byte[]> client = producer;
        if (client == null) {
            client = source.get();
            producer = client;
        }
        String prefix = settings.topicPrefix().orElse("");
        for (Topic topic : topics) {
            client.partitionsFor(topic.name(prefix));
        }
    }

    @PreDestroy
    void close() {
        Producer<String, byte[]> client = producer;
        if (client != null) {
            client.close(CLOSE_WITHIN);
        }
    }
}
