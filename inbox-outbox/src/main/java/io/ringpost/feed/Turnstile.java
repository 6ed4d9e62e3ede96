package io.ringpost.feed;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets one piece of work through at a time, in the order of arrival; nobody who left meanwhile keeps it shut. */
final class Turnstile {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private boolean occupied;

    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        Uni<T> guarded = Uni.createFrom().deferred(work::get).onTermination().invoke(this::leave);
        return Uni.createFrom()
                .emitter(emitter -> enter(() -> guarded.subscribe().with(emitter::complete, emitter::fail)));
    }

    private void enter(Runnable go) {
        synchronized (this) {
            if (occupied) {
                queue.addLast(go);
                return;
            }
            occupied = true;
        }
        go.run();
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = queue.pollFirst();
            occupied = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
