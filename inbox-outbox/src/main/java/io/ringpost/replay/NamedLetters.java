package io.ringpost.replay;

import io.ringpost.deadletter.LetterPlace;
import io.ringpost.deadletter.LetterScan;
import io.ringpost.deadletter.ParkedLetter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A look at letters by their ids, in the order of places, for as long as its visitor likes. */
final class NamedLetters {
    private final List<LetterPlace> places;
    private int looked;

    NamedLetters(List<LetterPlace> ids, Optional<LetterPlace> after) {
        places = ids.stream()
                .distinct()
                .sorted()
                .filter(id -> after.filter(place -> id.compareTo(place) <= 0).isEmpty())
                .toList();
    }

    /** Shows those that are there; answers where it stopped because it was enough, empty at the end. */
    Optional<LetterPlace> read(Function<LetterPlace, Optional<ParkedLetter>> at, LetterScan.Visitor visitor) {
        for (LetterPlace place : places) {
            if (looked > 0 && visitor.enough()) {
                return Optional.of(places.get(looked - 1));
            }
            at.apply(place).ifPresent(visitor::see);
            looked++;
        }
        return Optional.empty();
    }

    /** How many were looked for. */
    int looked() {
        return looked;
    }
}
