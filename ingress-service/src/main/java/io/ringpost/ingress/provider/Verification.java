package io.ringpost.ingress.provider;

import io.ringpost.ingress.refuse.RefusalCause;
import java.util.function.Function;

/** Whether a request is the provider's. */
public sealed interface Verification {
    /** Turns either end into an answer. */
    <R> R match(Function<String, R> verified, Function<RefusalCause, R> refused);

    /** The provider sent it, proven by the named key or list. */
    static Verification by(String proof) {
        return new Verified(proof);
    }

    /** It is not, or not provably, the provider's. */
    static Verification refuse(RefusalCause cause) {
        return new Refused(cause);
    }

    /** This, if it is refused, else what the next check says. */
    default Verification and(java.util.function.Supplier<Verification> next) {
        return match(
                proof ->
                        next.get().match(more -> by(more.isEmpty() ? proof : proof + "+" + more), Verification::refuse),
                Verification::refuse);
    }

    /**
     * Proven.
     *
     * @param proof the key or list by name and position, never by value
     */
    record Verified(String proof) implements Verification {
        @Override
        public <R> R match(Function<String, R> verified, Function<RefusalCause, R> refused) {
            return verified.apply(proof);
        }
    }

    /**
     * Not proven.
     *
     * @param cause what is missing or wrong
     */
    record Refused(RefusalCause cause) implements Verification {
        @Override
        public <R> R match(Function<String, R> verified, Function<RefusalCause, R> refused) {
            return refused.apply(cause);
        }
    }
}
