package io.ringpost.ingress.provider;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a genuine request is about. */
public sealed interface Identification {
    /** Turns either end into an answer. */
    <R> R match(Function<Identity, R> identified, Supplier<R> unreadable);

    /** It says what it is about. */
    static Identification of(Identity identity) {
        return new Identified(identity);
    }

    /** It is no JSON object or no readable form. */
    static Identification unreadable() {
        return new Unreadable();
    }

    /**
     * It says what it is about.
     *
     * @param identity what it is about
     */
    record Identified(Identity identity) implements Identification {
        @Override
        public <R> R match(Function<Identity, R> identified, Supplier<R> unreadable) {
            return identified.apply(identity);
        }
    }

    /** It cannot be read. */
    record Unreadable() implements Identification {
        @Override
        public <R> R match(Function<Identity, R> identified, Supplier<R> unreadable) {
            return unreadable.get();
        }
    }
}
