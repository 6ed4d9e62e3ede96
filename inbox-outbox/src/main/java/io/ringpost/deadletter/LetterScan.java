package io.ringpost.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One look at dead letter topics: topic by topic, partition by partition, from their beginning or a place in between, to
 * where they ended when the look began. Blocks; for one thread.
 */
public final class LetterScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<String, byte @Nullable []> consumer;
    private final LongSupplier nanos;

    LetterScan(Consumer<String, byte @Nullable []> consumer) {
        this(consumer, System::nanoTime);
    }

    LetterScan(Consumer<String, byte @Nullable []> consumer, LongSupplier nanos) {
        this.consumer = consumer;
        this.nanos = nanos;
    }

    /** Who looks. */
    public interface Visitor {
        /** Takes the next letter, whoever parked it. */
        void see(ParkedLetter letter);

        /** Whether to stop; asked after every record. */
        boolean enough();
    }

    /**
     * Shows the letters after a place, parked at or after a time.
     *
     * @return where it stopped because it was enough; empty at the end
     */
    public Optional<LetterPlace> read(
            List<String> topics, Optional<LetterPlace> after, Optional<Instant> since, Visitor visitor) {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = starts(partitions, since, ends);
        for (TopicPartition partition : partitions) {
            long start = Math.max(starts.getOrDefault(partition, 0L), firstAfter(partition, after));
            Optional<LetterPlace> stopped = read(partition, start, ends.getOrDefault(partition, 0L), visitor);
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    /** The letter at a place, if there is one. */
    public Optional<ParkedLetter> at(LetterPlace place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        if (!partitions(List.of(place.topic())).contains(partition)
                || place.offset() < offset(consumer.beginningOffsets(List.of(partition)), partition)
                || place.offset() >= offset(consumer.endOffsets(List.of(partition)), partition)) {
            return Optional.empty();
        }
        First first = new First();
        Optional<LetterPlace> unused = read(partition, place.offset(), place.offset() + 1, first);
        return Optional.ofNullable(first.letter);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Optional<LetterPlace> read(TopicPartition partition, long start, long end, Visitor visitor) {
        if (start >= end) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        long heard = nanos.getAsLong();
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<String, byte @Nullable []>> records =
                    consumer.poll(POLL).records(partition);
            for (ConsumerRecord<String, byte @Nullable []> polled : records) {
                if (polled.offset() >= end) {
                    return Optional.empty();
                }
                ParkedLetter.read(polled).ifPresent(visitor::see);
                if (visitor.enough()) {
                    return Optional.of(new LetterPlace(polled.topic(), polled.partition(), polled.offset()));
                }
            }
            // How long a visitor takes is not the broker's silence.
            heard = records.isEmpty() ? heard : nanos.getAsLong();
            if (nanos.getAsLong() - heard > PATIENCE.toNanos()) {
                throw new TimeoutException("the broker gives no records of " + partition);
            }
        }
        return Optional.empty();
    }

    private List<TopicPartition> partitions(List<String> topics) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        return topics.stream()
                .distinct()
                .sorted()
                .map(topic -> there.getOrDefault(topic, List.of()))
                .flatMap(partitions -> partitions.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .sorted((one, other) -> Integer.compare(one.partition(), other.partition())))
                .toList();
    }

    /** A record's own time is never before the time of parking, which was taken first. */
    private Map<TopicPartition, Long> starts(
            List<TopicPartition> partitions, Optional<Instant> since, Map<TopicPartition, Long> ends) {
        if (since.isEmpty()) {
            return consumer.beginningOffsets(partitions);
        }
        long from = since.get().toEpochMilli();
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> from)));
        return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> {
            @Nullable OffsetAndTimestamp first = found.get(partition);
            return first == null ? offset(ends, partition) : first.offset();
        }));
    }

    private static long firstAfter(TopicPartition partition, Optional<LetterPlace> after) {
        if (after.isEmpty()) {
            return 0;
        }
        LetterPlace place = after.get();
        int order = new LetterPlace(partition.topic(), partition.partition(), place.offset()).compareTo(place);
        return order == 0 ? place.offset() + 1 : order < 0 ? Long.MAX_VALUE : 0;
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNullElse(offsets.get(partition), 0L);
    }

    private static final class First implements Visitor {
        private @Nullable ParkedLetter letter;

        @Override
        public void see(ParkedLetter seen) {
            letter = seen;
        }

        @Override
        public boolean enough() {
            return true;
        }
    }
}
