package io.ringpost.ingress.connect;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is over its time on one event loop. A few are ended at once; of thousands that are due in the same moment a few at a
 * time, so that neither their ends nor those who come again after it keep the loop from those whose requests are whole.
 */
final class Overdue {
    static final Duration TURN = Duration.ofMillis(10);
    static final int AT_A_TIME = 10;
    /** However many they are, the last is ended five seconds late. */
    static final int MOST_TURNS = 500;

    private final EventExecutor loop;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private int places = AT_A_TIME;
    private int ended;
    private boolean turning;

    /** Ends on the loop; all else is called by its thread, too. */
    Overdue(EventExecutor loop) {
        this.loop = loop;
    }

    /** Ends it now, or in its turn. */
    void end(Runnable late) {
        if (!turning) {
            turning = true;
            next();
        }
        if (ended < places && waiting.isEmpty()) {
            ended++;
            late.run();
        } else {
            waiting.add(late);
            places = Math.max(places, 1 + (waiting.size() - 1) / MOST_TURNS);
        }
    }

    /** It came to its end by itself. */
    void leave(Runnable late) {
        waiting.remove(late);
    }

    private void next() {
        ended = 0;
        var unused = loop.schedule(this::turn, TURN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn() {
        if (waiting.isEmpty()) {
            turning = false;
            ended = 0;
            places = AT_A_TIME;
            return;
        }
        next();
        while (ended < places && !waiting.isEmpty()) {
            ended++;
            Iterator<Runnable> longest = waiting.iterator();
            Runnable late = longest.next();
            longest.remove();
            late.run();
        }
    }
}
