package io.ringpost.recording.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rung when there may be due work, so that nobody waits for the next look into the database. */
@ApplicationScoped
public class Bell {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Calls the listener at every ring from now on; it must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Rings. */
    public void ring() {
        listeners.forEach(Runnable::run);
    }
}
