package io.ringpost.ingress.register;

import java.util.function.Function;

/** What came of asking for a call to be taken. */
public sealed interface Registration {
    /** Turns either end into what follows from it. */
    <R> R match(Function<String, R> registered, Function<String, R> notRegistered);

    /**
     * The agent waits.
     *
     * @param callId Retell's id of the call, fit to stand in an address
     */
    record Registered(String callId) implements Registration {
        @Override
        public <R> R match(Function<String, R> registered, Function<String, R> notRegistered) {
            return registered.apply(callId);
        }
    }

    /**
     * No agent will take it.
     *
     * @param reason in one word, of a small set
     */
    record NotRegistered(String reason) implements Registration {
        static final NotRegistered NO_KEY = new NotRegistered("no_key");
        static final NotRegistered BUSY = new NotRegistered("busy");
        static final NotRegistered RESTING = new NotRegistered("resting");
        static final NotRegistered TOO_SLOW = new NotRegistered("too_slow");

        @Override
        public <R> R match(Function<String, R> registered, Function<String, R> notRegistered) {
            return notRegistered.apply(reason);
        }
    }
}
