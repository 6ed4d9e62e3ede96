package io.ringpost.api.log;

import org.jboss.logmanager.Logger;

/** Writes one line per unit of work. */
public final class WideLog {
    private final Logger logger;

    private WideLog(Logger logger) {
        this.logger = logger;
    }

    /** The log of a class, under the class's name as category. */
    public static WideLog of(Class<?> owner) {
        return new WideLog(Logger.getLogger(owner.getName()));
    }

    /** Begins a line about something that happened, for example {@code event("webhook-kept")}. */
    public WideEvent event(String name) {
        return new WideEvent(logger).word("event", name);
    }
}
