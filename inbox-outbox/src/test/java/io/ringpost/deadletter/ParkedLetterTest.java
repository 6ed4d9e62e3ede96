package io.ringpost.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.EventHeaders;
import io.ringpost.fixture.MemoryPublisher;
import io.ringpost.fixture.Polled;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedLetterTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final MemoryPublisher broker = new MemoryPublisher();
    private final DeadLetters deadLetters =
            new DeadLetters(broker, new SimpleMeterRegistry(), Clock.fixed(AT, ZoneOffset.UTC));

    @Test
    void isReadBackAsItWasParked() {
        ParkedLetter letter = parked(polled());

        assertThat(letter.consumer()).isEqualTo("call-state");
        assertThat(letter.reason()).isEqualTo("not_json");
        assertThat(letter.cause()).isEqualTo("line 1");
        assertThat(letter.topic()).isEqualTo(Polled.TOPIC);
        assertThat(letter.offset()).isZero();
        assertThat(letter.parkedAt()).isEqualTo(AT);
        assertThat(letter.replays()).isZero();
        assertThat(letter.size()).isEqualTo(4);
        assertThat(letter.place().text()).isEqualTo(Polled.TOPIC + ".dlq/3/17");
    }

    @Test
    void comesAgainAsItCameFirst() {
        ConsumerRecord<String, byte @Nullable []> first = polled();
        first.headers().add(EventHeaders.ID, new byte[] {(byte) 0xff});

        ConsumerRecord<String, byte @Nullable []> again = parked(first).again();

        assertThat(again.topic()).isEqualTo(first.topic());
        assertThat(again.partition()).isEqualTo(first.partition());
        assertThat(again.offset()).isEqualTo(first.offset());
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.value()).isEqualTo(first.value());
        assertThat(again.headers().lastHeader(EventHeaders.ID).value()).containsExactly(0xff);
        assertThat(again.headers().lastHeader(EventHeaders.DEAD_LETTER_REASON)).isNull();
    }

    @Test
    void countsHowOftenItCame() {
        ParkedLetter third = parked(parked(parked(polled()).again()).again());

        assertThat(third.replays()).isEqualTo(2);
        assertThat(third.topic()).isEqualTo(Polled.TOPIC);
    }

    @Test
    void keepsItsSizeWithoutItsBytes() {
        ParkedLetter light = parked(polled()).withoutValue();

        assertThat(light.parked().value()).isNull();
        assertThat(light.size()).isEqualTo(4);
        assertThat(light.reason()).isEqualTo("not_json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EventHeaders.DEAD_LETTER_CONSUMER,
                EventHeaders.DEAD_LETTER_REASON,
                EventHeaders.DEAD_LETTER_TOPIC,
                EventHeaders.DEAD_LETTER_OFFSET,
                EventHeaders.DEAD_LETTER_AT
            })
    void foreignRecordIsNone(String missing) {
        ConsumerRecord<String, byte @Nullable []> lying = lying(polled());
        lying.headers().remove(missing);

        assertThat(ParkedLetter.read(lying)).isEmpty();
    }

    @Test
    void unreadableTimeIsNone() {
        ConsumerRecord<String, byte @Nullable []> lying = lying(polled());
        lying.headers()
                .remove(EventHeaders.DEAD_LETTER_AT)
                .add(EventHeaders.DEAD_LETTER_AT, "yesterday".getBytes(StandardCharsets.UTF_8));

        assertThat(ParkedLetter.read(lying)).isEmpty();
    }

    private static ConsumerRecord<String, byte @Nullable []> polled() {
        return Polled.ids(List.of("body")).get(0);
    }

    private ParkedLetter parked(ConsumerRecord<String, byte @Nullable []> polled) {
        return ParkedLetter.read(lying(polled)).orElseThrow();
    }

    /** As a broker gives it back. */
    private ConsumerRecord<String, byte @Nullable []> lying(ConsumerRecord<String, byte @Nullable []> polled) {
        deadLetters
                .park("call-state", List.of(new DeadLetter(polled, "not_json", "line 1")))
                .await()
                .indefinitely();
        ProducerRecord<String, byte @Nullable []> sent = broker.stored.get(broker.stored.size() - 1);
        byte @Nullable [] value = sent.value();
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                17,
                1_000,
                TimestampType.CREATE_TIME,
                3,
                value == null ? -1 : value.length,
                sent.key(),
                value,
                sent.headers(),
                Optional.empty());
    }
}
