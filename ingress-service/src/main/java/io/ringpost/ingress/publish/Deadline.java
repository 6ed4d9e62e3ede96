package io.ringpost.ingress.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends waits that take too long. All may take equally long, so that the oldest always ends first and one look now and then
 * serves them all: a timer for each costs more than its record.
 */
final class Deadline {
    /** How much later than due a wait may end. */
    static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final Executor LATER =
            CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final long nanos;

    private record Wait(CompletableFuture<PublishOutcome> outcome, long due) {}

    /** Waits may take so long. */
    Deadline(Duration most) {
        this.nanos = most.toNanos();
    }

    /** The outcome is unavailable unless it is known in time. */
    CompletableFuture<PublishOutcome> on(CompletableFuture<PublishOutcome> outcome) {
        if (!outcome.isDone()) {
            waits.add(new Wait(outcome, System.nanoTime() + nanos));
            lookLater();
        }
        return outcome;
    }

    private void lookLater() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            LATER.execute(this::look);
        }
    }

    private void look() {
        try {
            long now = System.nanoTime();
            for (Wait oldest = waits.peek(); oldest != null && over(oldest, now); oldest = waits.peek()) {
                waits.poll();
            }
        } finally {
            looking.set(false);
            if (!waits.isEmpty()) {
                lookLater();
            }
        }
    }

    private static boolean over(Wait wait, long now) {
        return wait.outcome().isDone()
                || (now - wait.due() >= 0 && wait.outcome().complete(PublishOutcome.UNAVAILABLE));
    }
}
