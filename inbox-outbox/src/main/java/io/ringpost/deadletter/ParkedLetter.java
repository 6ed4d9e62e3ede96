package io.ringpost.deadletter;

import io.ringpost.contract.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record on a dead letter topic, read back.
 *
 * @param place where it lies
 * @param consumer who parked it
 * @param reason one word
 * @param cause one line
 * @param topic where it was read first
 * @param partition where it was read first
 * @param offset where it was read first
 * @param parkedAt when it was parked
 * @param replays how often it had been given back before
 * @param parked the record as it lies there
 */
public record ParkedLetter(
        LetterPlace place,
        String consumer,
        String reason,
        String cause,
        String topic,
        int partition,
        long offset,
        Instant parkedAt,
        int replays,
        ConsumerRecord<String, byte @Nullable []> parked) {
    private static final String OURS = "dead-letter-";

    /** Reads a record of a dead letter topic; empty if it does not carry what {@link DeadLetters} writes. */
    static Optional<ParkedLetter> read(ConsumerRecord<String, byte @Nullable []> parked) {
        try {
            return Optional.of(new ParkedLetter(
                    new LetterPlace(parked.topic(), parked.partition(), parked.offset()),
                    needed(parked, EventHeaders.DEAD_LETTER_CONSUMER),
                    needed(parked, EventHeaders.DEAD_LETTER_REASON),
                    needed(parked, EventHeaders.DEAD_LETTER_CAUSE),
                    needed(parked, EventHeaders.DEAD_LETTER_TOPIC),
                    Integer.parseInt(needed(parked, EventHeaders.DEAD_LETTER_PARTITION)),
                    Long.parseLong(needed(parked, EventHeaders.DEAD_LETTER_OFFSET)),
                    Instant.parse(needed(parked, EventHeaders.DEAD_LETTER_AT)),
                    header(parked, EventHeaders.DEAD_LETTER_REPLAYS)
                            .map(Integer::parseInt)
                            .orElse(0),
                    parked));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A header of the record, as UTF-8. */
    public Optional<String> header(String name) {
        return header(parked, name);
    }

    /** The record's key, if it had one. */
    public @Nullable String key() {
        return parked.key();
    }

    /** How many bytes its value has. */
    public int size() {
        return Math.max(0, parked.serializedValueSize());
    }

    /** The same letter without its bytes, for lists; {@link #size} stays. */
    public ParkedLetter withoutValue() {
        return with(copy(parked.topic(), parked.partition(), parked.offset(), null, parked.headers()));
    }

    /** The record as it was read first, with a note that it comes again, which stays with it if it is parked once more. */
    public ConsumerRecord<String, byte @Nullable []> again() {
        Headers headers = new RecordHeaders();
        for (Header header : parked.headers()) {
            if (!header.key().startsWith(OURS)) {
                headers.add(header);
            }
        }
        headers.add(
                EventHeaders.DEAD_LETTER_REPLAYS, Integer.toString(replays + 1).getBytes(StandardCharsets.UTF_8));
        return copy(topic, partition, offset, parked.value(), headers);
    }

    private ParkedLetter with(ConsumerRecord<String, byte @Nullable []> other) {
        return new ParkedLetter(place, consumer, reason, cause, topic, partition, offset, parkedAt, replays, other);
    }

    private ConsumerRecord<String, byte @Nullable []> copy(
            String toTopic, int toPartition, long toOffset, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                toTopic,
                toPartition,
                toOffset,
                parked.timestamp(),
                parked.timestampType(),
                parked.serializedKeySize(),
                parked.serializedValueSize(),
                parked.key(),
                value,
                headers,
                Optional.empty());
    }

    private static String needed(ConsumerRecord<String, byte @Nullable []> parked, String name) {
        return header(parked, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Optional<String> header(ConsumerRecord<String, byte @Nullable []> parked, String name) {
        return Optional.ofNullable(parked.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
