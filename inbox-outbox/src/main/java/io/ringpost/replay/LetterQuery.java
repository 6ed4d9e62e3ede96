package io.ringpost.replay;

import io.ringpost.deadletter.LetterFilter;
import io.ringpost.deadletter.LetterPlace;
import java.util.Optional;

/**
 * What an operator wants to see.
 *
 * @param filter which letters
 * @param after from which place on
 * @param limit at most so many
 * @param payload whether their bytes too
 */
public record LetterQuery(LetterFilter filter, Optional<LetterPlace> after, int limit, boolean payload) {}
