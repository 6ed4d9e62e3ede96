package io.ringpost.ingress.refuse;

import io.ringpost.contract.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last thousand refusals of this replica, newest first. */
@ApplicationScoped
public class RefusalLog {
    private static final int KEPT = 1000;

    private final Deque<Refusal> refusals = new ArrayDeque<>(KEPT);

    synchronized void add(Refusal refusal) {
        if (refusals.size() == KEPT) {
            refusals.removeLast();
        }
        refusals.addFirst(refusal);
    }

    /** At most so many of them. */
    public synchronized List<Refusal> newest(int limit) {
        return refusals.stream().limit(limit).toList();
    }
}
