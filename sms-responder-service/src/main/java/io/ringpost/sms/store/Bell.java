package io.ringpost.sms.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rung when there may be texts to send, so that nobody waits for the next look into the database. */
@Singleton
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
