package io.ringpost.replay;

import io.ringpost.deadletter.LetterFilter;
import io.ringpost.deadletter.LetterPlace;
import java.util.List;
import java.util.Optional;

/**
 * Which letters to give back.
 *
 * @param filter which letters
 * @param after from which place on
 * @param ids only these of them; empty for all
 * @param dryRun only count
 */
public record ReplayOrder(LetterFilter filter, Optional<LetterPlace> after, List<LetterPlace> ids, boolean dryRun) {
    public ReplayOrder {
        ids = List.copyOf(ids);
    }
}
