package io.ringpost.outbound.send;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of sending a message. */
sealed interface Telling {
    /** What these make of it. */
    <T> T match(Function<Sent, T> sent, Function<Planned, T> planned, Function<Untold, T> untold);

    /** Not taken, and surely so. */
    static Telling refused(String cause, @Nullable String detail) {
        return new Untold(cause, detail, null, false);
    }

    /** Perhaps taken: no answer came. */
    static Telling unknown(String cause, @Nullable String detail) {
        return new Untold(cause, detail, null, true);
    }

    /**
     * Taken; that is still to be saved.
     *
     * @param missed how many of those who should get it the other side refused
     */
    record Sent(int missed) implements Telling {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Planned, T> planned, Function<Untold, T> untold) {
            return sent.apply(this);
        }
    }

    /**
     * Planned and saved in one commit.
     *
     * @param saved false if the lease was lost, and nothing was planned
     * @param deliveries how many are new
     */
    record Planned(boolean saved, int deliveries) implements Telling {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Planned, T> planned, Function<Untold, T> untold) {
            return planned.apply(this);
        }
    }

    /**
     * Not taken, as far as is known.
     *
     * @param cause why, a word of a small set
     * @param detail the same for people, without addresses and secrets
     * @param pause how long the other side asks to be left alone, if it does
     * @param perhaps whether it may have arrived all the same
     */
    record Untold(
            String cause, @Nullable String detail, @Nullable Duration pause, boolean perhaps) implements Telling {
        @Override
        public <T> T match(Function<Sent, T> sent, Function<Planned, T> planned, Function<Untold, T> untold) {
            return untold.apply(this);
        }
    }
}
