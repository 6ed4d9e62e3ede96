package io.ringpost.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.contract.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterScanTest {
    private static final TopicPartition LETTERS = new TopicPartition("calls.dlq", 0);
    private static final long LONG = Duration.ofSeconds(60).toNanos();

    private final AtomicLong clock = new AtomicLong();
    private final MockConsumer<String, byte @Nullable []> broker = new MockConsumer<>("earliest");

    LetterScanTest() {
        broker.updatePartitions(LETTERS.topic(), List.of(new PartitionInfo(LETTERS.topic(), 0, null, null, null)));
        broker.updateBeginningOffsets(Map.of(LETTERS, 0L));
        broker.updateEndOffsets(Map.of(LETTERS, 2L));
    }

    @Test
    void aVisitorMayTakeItsTime() {
        broker.schedulePollTask(() -> broker.addRecord(letter(0)));
        broker.scheduleNopPollTask();
        broker.schedulePollTask(() -> broker.addRecord(letter(1)));
        Slow slow = new Slow();

        Optional<LetterPlace> stopped = read(slow);

        assertThat(stopped).isEmpty();
        assertThat(slow.seen).containsExactly(0L, 1L);
    }

    @Test
    void aSilentBrokerIsNotWaitedForForEver() {
        broker.schedulePollTask(() -> clock.addAndGet(LONG));

        assertThatThrownBy(() -> read(new Slow()))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(LETTERS.toString());
    }

    private Optional<LetterPlace> read(LetterScan.Visitor visitor) {
        try (LetterScan scan = new LetterScan(broker, clock::get)) {
            return scan.read(List.of(LETTERS.topic()), Optional.empty(), Optional.empty(), visitor);
        }
    }

    private static ConsumerRecord<String, byte @Nullable []> letter(long offset) {
        ConsumerRecord<String, byte @Nullable []> letter =
                new ConsumerRecord<>(LETTERS.topic(), LETTERS.partition(), offset, "key", new byte[0]);
        Map.of(
                        EventHeaders.DEAD_LETTER_CONSUMER, "first",
                        EventHeaders.DEAD_LETTER_REASON, "reason",
                        EventHeaders.DEAD_LETTER_CAUSE, "cause",
                        EventHeaders.DEAD_LETTER_TOPIC, "calls",
                        EventHeaders.DEAD_LETTER_PARTITION, "0",
                        EventHeaders.DEAD_LETTER_OFFSET, "0",
                        EventHeaders.DEAD_LETTER_AT, "2026-03-01T10:00:00Z")
                .forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private final class Slow implements LetterScan.Visitor {
        private final List<Long> seen = new ArrayList<>();

        @Override
        public void see(ParkedLetter letter) {
            seen.add(letter.place().offset());
            clock.addAndGet(LONG);
        }

        @Override
        public boolean enough() {
            return false;
        }
    }
}
