package io.ringpost.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.deadletter.LetterPlace;
import io.ringpost.deadletter.LetterScan;
import io.ringpost.deadletter.ParkedLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedLettersTest {
    private static final LetterPlace FIRST = new LetterPlace("calls.dlq", 0, 1);
    private static final LetterPlace SECOND = new LetterPlace("calls.dlq", 0, 2);
    private static final LetterPlace THIRD = new LetterPlace("calls.dlq", 1, 0);

    private final List<LetterPlace> asked = new ArrayList<>();

    @Test
    void looksAtEachOnceInTheOrderOfPlaces() {
        NamedLetters named = new NamedLetters(List.of(THIRD, FIRST, SECOND, FIRST), Optional.empty());

        Optional<LetterPlace> stopped = named.read(this::nothing, new Until(9));

        assertThat(stopped).isEmpty();
        assertThat(asked).containsExactly(FIRST, SECOND, THIRD);
        assertThat(named.looked()).isEqualTo(3);
    }

    @Test
    void stopsWhenItsTimeIsUpAndSaysWhere() {
        NamedLetters named = new NamedLetters(List.of(FIRST, SECOND, THIRD), Optional.empty());

        Optional<LetterPlace> stopped = named.read(this::nothing, new Until(2));

        assertThat(stopped).contains(SECOND);
        assertThat(asked).containsExactly(FIRST, SECOND);
        assertThat(named.looked()).isEqualTo(2);
    }

    @Test
    void goesOnAfterThePlaceWhereItStopped() {
        NamedLetters named = new NamedLetters(List.of(FIRST, SECOND, THIRD), Optional.of(SECOND));

        Optional<LetterPlace> stopped = named.read(this::nothing, new Until(0));

        assertThat(stopped).isEmpty();
        assertThat(asked).containsExactly(THIRD);
    }

    private Optional<ParkedLetter> nothing(LetterPlace place) {
        asked.add(place);
        return Optional.empty();
    }

    /** Has enough as soon as so many were asked for. */
    private final class Until implements LetterScan.Visitor {
        private final int most;

        Until(int most) {
            this.most = most;
        }

        @Override
        public void see(ParkedLetter letter) {
            throw new AssertionError("no letter lies there");
        }

        @Override
        public boolean enough() {
            return asked.size() >= most;
        }
    }
}
