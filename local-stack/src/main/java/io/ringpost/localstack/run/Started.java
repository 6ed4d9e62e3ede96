package io.ringpost.localstack.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, to be ended in reverse order; what is started after the end is ended at once. */
public final class Started {
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private boolean ended;

    /** Remembers how to end something. */
    public synchronized void endBy(Runnable end) {
        if (ended) {
            end.run();
        } else {
            ends.push(end);
        }
    }

    /** Ends everything, the last first; one that fails to end does not keep the others. */
    public synchronized void endAll() {
        ended = true;
        while (!ends.isEmpty()) {
            Runnable end = ends.pop();
            try {
                end.run();
            } catch (RuntimeException e) {
                System.err.println("While stopping: " + e);
            }
        }
    }
}
