package io.ringpost.replay;

import io.ringpost.deadletter.LetterPlace;
import java.util.List;
import java.util.Optional;

/**
 * Some letters in the order of their places.
 *
 * @param letters as many as were found in time
 * @param next after which place the look goes on; empty at the end. A page may be short, even empty, and still not the last
 */
public record LetterPage(List<ShownLetter> letters, Optional<LetterPlace> next) {
    public LetterPage {
        letters = List.copyOf(letters);
    }
}
