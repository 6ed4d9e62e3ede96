package io.ringpost.ingress.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far this machine's clock is ahead of one source's, told from the latest times that it sent. What it sends arrives
 * late, never early: the least difference is the truest, and an old message that somebody sends again changes nothing.
 */
final class ClockOffset {
    private static final int LATEST = 16;
    private static final int LEAST = 3;
    private static final long VALID_MICROS = Duration.ofHours(1).toMillis() * 1_000;

    /** The oldest first, in microseconds since 1970. */
    private final long[] theirs = new long[LATEST];

    private final long[] ours = new long[LATEST];
    private int size;

    /** Takes a time of the source; the same one again tells nothing. */
    synchronized void add(Instant theirTime, Instant ourTime) {
        long their = micros(theirTime);
        for (int i = 0; i < size; i++) {
            if (theirs[i] == their) {
                return;
            }
        }
        if (size == LATEST) {
            forgetOldest();
        }
        theirs[size] = their;
        ours[size] = micros(ourTime);
        size++;
    }

    /** How far ahead this machine is, negative if behind; empty while too little was heard to say. */
    synchronized Optional<Duration> at(Instant now) {
        forgetWhatIsOld(micros(now));
        if (size < LEAST) {
            return Optional.empty();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, ours[i] - theirs[i]);
        }
        return Optional.of(Duration.of(least, ChronoUnit.MICROS));
    }

    private void forgetOldest() {
        System.arraycopy(theirs, 1, theirs, 0, size - 1);
        System.arraycopy(ours, 1, ours, 0, size - 1);
        size--;
    }

    private void forgetWhatIsOld(long now) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (Math.abs(ours[i] - now) <= VALID_MICROS) {
                theirs[kept] = theirs[i];
                ours[kept] = ours[i];
                kept++;
            }
        }
        size = kept;
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
