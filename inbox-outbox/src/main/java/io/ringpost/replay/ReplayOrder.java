package io.ringpost.replay;

import io.ringpost.deadletter.LetterFilter;
import io.ringpost.deadletter.LetterPlace;
import java.util.List;

/**
 * Which letters to give back.
 *
 * @param filter which letters
 * @param ids only these of them; empty for all
 * @param dryRun only count
 */
public record ReplayOrder(LetterFilter filter, List<LetterPlace> ids, boolean dryRun) {
    public ReplayOrder {
        ids = List.copyOf(ids);
    }
}
