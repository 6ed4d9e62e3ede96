package io.ringpost.ingress.connect;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The senders of one event loop whose message does not come in one go. After a moment they are listened to in turns, a few at
 * a time, and nothing of the others is read meanwhile: however many send a byte now and then, and be it all at once, those
 * whose requests are whole do not wait for them. Among few, everybody has always his turn.
 */
final class SlowLane {
    /** A head and a body that are sent one after the other come within it. */
    static final Duration GRACE = Duration.ofMillis(100);

    static final Duration TURN = Duration.ofMillis(10);
    static final int AT_A_TIME = 10;
    /** However many they are, everybody has his turn once a second. */
    private static final int MOST_TURNS = 100;

    private final EventExecutor loop;
    private final LongSupplier nanoTime;
    private final Set<Slow> fresh = new LinkedHashSet<>();
    private final Set<Slow> waiting = new LinkedHashSet<>();
    private final List<Slow> listenedTo = new ArrayList<>();
    private boolean turning;

    /** Somebody whose message is not whole yet. */
    interface Slow {
        /** When his last moment of grace began, by {@link System#nanoTime}. */
        long since();

        /** Read from him, or do not. */
        void listen(boolean on);
    }

    /** A lane whose turns the loop takes; all else is called by its thread, too. */
    SlowLane(EventExecutor loop) {
        this(loop, System::nanoTime);
    }

    SlowLane(EventExecutor loop, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
    }

    /** He is listened to for a moment, then in turns. */
    void enter(Slow sender) {
        waiting.remove(sender);
        fresh.remove(sender);
        fresh.add(sender);
        if (!turning) {
            turning = true;
            next();
        }
    }

    /** His message is whole, or he is gone; whether he is listened to is his own affair. */
    void leave(Slow sender) {
        fresh.remove(sender);
        waiting.remove(sender);
    }

    private void next() {
        var unused = loop.schedule(this::turn, TURN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn() {
        List<Slow> before = List.copyOf(listenedTo);
        listenedTo.clear();
        endGrace();
        int places = Math.max(AT_A_TIME, waiting.size() / MOST_TURNS);
        Iterator<Slow> longest = waiting.iterator();
        while (listenedTo.size() < places && longest.hasNext()) {
            listenedTo.add(longest.next());
            longest.remove();
        }
        before.stream().filter(waiting::contains).forEach(sender -> sender.listen(false));
        waiting.addAll(listenedTo);
        listenedTo.forEach(sender -> sender.listen(true));
        turning = !(fresh.isEmpty() && waiting.isEmpty());
        if (turning) {
            next();
        }
    }

    private void endGrace() {
        long now = nanoTime.getAsLong();
        Iterator<Slow> oldest = fresh.iterator();
        while (oldest.hasNext()) {
            Slow sender = oldest.next();
            if (now - sender.since() < GRACE.toNanos()) {
                return;
            }
            oldest.remove();
            waiting.add(sender);
            sender.listen(false);
        }
    }
}
