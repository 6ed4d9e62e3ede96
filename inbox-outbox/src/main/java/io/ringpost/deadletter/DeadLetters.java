package io.ringpost.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringpost.contract.EventHeaders;
import io.ringpost.publish.RecordPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Parks records on their topic's dead letter topic: key, headers and bytes unchanged, the reason added as headers. */
@Singleton
public final class DeadLetters {
    static final String SUFFIX = ".dlq";

    private final RecordPublisher publisher;
    private final MeterRegistry registry;
    private final Clock clock;

    @Inject
    DeadLetters(RecordPublisher publisher, MeterRegistry registry) {
        this(publisher, registry, Clock.systemUTC());
    }

    public DeadLetters(RecordPublisher publisher, MeterRegistry registry, Clock clock) {
        this.publisher = publisher;
        this.registry = registry;
        this.clock = clock;
    }

    /** Completes when the broker has all of them; on failure some may be there, and are parked again by the next try. */
    public Uni<Void> park(String consumer, List<DeadLetter> letters) {
        return letters.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(letters.stream()
                                .map(letter -> publisher.publish(parked(consumer, letter)))
                                .toList())
                        .andCollectFailures()
                        .invoke(() -> count(consumer, letters))
                        .replaceWithVoid();
    }

    private void count(String consumer, List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            registry.counter(
                            "ringpost.dead.letters",
                            "consumer",
                            consumer,
                            "topic",
                            letter.polled().topic(),
                            "reason",
                            letter.reason())
                    .increment();
        }
    }

    private ProducerRecord<String, byte @Nullable []> parked(String consumer, DeadLetter letter) {
        ConsumerRecord<String, byte @Nullable []> polled = letter.polled();
        ProducerRecord<String, byte @Nullable []> parked = new ProducerRecord<>(
                polled.topic() + SUFFIX, null, null, polled.key(), polled.value(), polled.headers());
        Headers headers = parked.headers();
        set(headers, EventHeaders.DEAD_LETTER_REASON, letter.reason());
        set(headers, EventHeaders.DEAD_LETTER_CAUSE, letter.cause());
        set(headers, EventHeaders.DEAD_LETTER_CONSUMER, consumer);
        set(headers, EventHeaders.DEAD_LETTER_TOPIC, polled.topic());
        set(headers, EventHeaders.DEAD_LETTER_PARTITION, Integer.toString(polled.partition()));
        set(headers, EventHeaders.DEAD_LETTER_OFFSET, Long.toString(polled.offset()));
        set(headers, EventHeaders.DEAD_LETTER_AT, clock.instant().toString());
        return parked;
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
