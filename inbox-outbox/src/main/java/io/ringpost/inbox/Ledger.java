package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where facts are remembered and applied, all of a list or none. */
interface Ledger<T> {

    /** Answers how many of the candidates were fresh. */
    Uni<Integer> write(List<Candidate<T>> candidates);

    /** Completes if the database answers, else fails with {@link DatabaseAway}. */
    Uni<Void> probe();
}
