package io.ringpost.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LetterFilterTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final LetterFilter ALL = filter(Optional.empty(), Optional.empty());

    @Test
    void lettersOfOthersAreNeverMeant() {
        assertThat(ALL.test(letter("first", "topic"))).isTrue();
        assertThat(ALL.test(letter("other", "topic"))).isFalse();
    }

    @Test
    void sinceIsIncludedAndUntilIsNot() {
        assertThat(filter(Optional.of(AT), Optional.empty()).test(letter("first", "topic")))
                .isTrue();
        assertThat(filter(Optional.of(AT.plusMillis(1)), Optional.empty()).test(letter("first", "topic")))
                .isFalse();
        assertThat(filter(Optional.empty(), Optional.of(AT)).test(letter("first", "topic")))
                .isFalse();
        assertThat(filter(Optional.empty(), Optional.of(AT.plusMillis(1))).test(letter("first", "topic")))
                .isTrue();
    }

    @Test
    void topicAndReasonAreExact() {
        LetterFilter named = new LetterFilter(
                Set.of("first"), Optional.of("topic"), Optional.of("reason"), Optional.empty(), Optional.empty());
        LetterFilter otherReason = new LetterFilter(
                Set.of("first"), Optional.empty(), Optional.of("rea"), Optional.empty(), Optional.empty());

        assertThat(named.test(letter("first", "topic"))).isTrue();
        assertThat(named.test(letter("first", "topic.v2"))).isFalse();
        assertThat(otherReason.test(letter("first", "topic"))).isFalse();
    }

    @Test
    void endsAtTheEarlierOfTwoTimes() {
        LetterFilter ending = filter(Optional.empty(), Optional.of(AT));

        assertThat(ending.endingAt(AT.plusSeconds(1)).until()).contains(AT);
        assertThat(ending.endingAt(AT.minusSeconds(1)).until()).contains(AT.minusSeconds(1));
        assertThat(ALL.endingAt(AT).until()).contains(AT);
    }

    @Test
    void startsAtTheLaterOfTwoTimes() {
        LetterFilter starting = filter(Optional.of(AT), Optional.empty());

        assertThat(starting.startingAt(AT.minusSeconds(1)).since()).contains(AT);
        assertThat(starting.startingAt(AT.plusSeconds(1)).since()).contains(AT.plusSeconds(1));
        assertThat(ALL.startingAt(AT).since()).contains(AT);
    }

    private static LetterFilter filter(Optional<Instant> since, Optional<Instant> until) {
        return new LetterFilter(Set.of("first"), Optional.empty(), Optional.empty(), since, until);
    }

    private static ParkedLetter letter(String consumer, String topic) {
        return new ParkedLetter(
                new LetterPlace(topic + ".dlq", 0, 0),
                consumer,
                "reason",
                "cause",
                topic,
                0,
                0,
                AT,
                0,
                new ConsumerRecord<>(topic + ".dlq", 0, 0, "key", new byte[0]));
    }
}
