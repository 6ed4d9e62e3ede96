package io.ringpost.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPlaceTest {
    @Test
    void readsWhatItWrote() {
        LetterPlace place = new LetterPlace("dev.crm.events.v1.dlq", 11, 7_000_000_000L);

        assertThat(LetterPlace.parse(place.text())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/1", "a/1/2/3", "a/-1/2", "a/1/x", "a b/1/2", "/1/2", "a/1/99999999999999999999"})
    void refusesWhatItDidNotWrite(String text) {
        assertThat(LetterPlace.parse(text)).isEmpty();
    }

    @Test
    void liesTopicByTopicPartitionByPartition() {
        Stream<String> shuffled = Stream.of("b/0/0", "a/10/0", "a/2/9", "a/2/10");

        assertThat(shuffled.flatMap(text -> LetterPlace.parse(text).stream()).sorted())
                .extracting(LetterPlace::text)
                .containsExactly("a/2/9", "a/2/10", "a/10/0", "b/0/0");
    }
}
