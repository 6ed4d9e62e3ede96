package io.ringpost.inbox;

/**
 * What became of a batch.
 *
 * @param fresh facts applied now
 * @param duplicates facts known before
 * @param ignored records that are none of the consumer's business
 * @param deadLetters records parked
 * @param retries tries that failed on the way
 */
public record Tally(int fresh, int duplicates, int ignored, int deadLetters, int retries) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    static Tally written(int fresh, int candidates) {
        return new Tally(fresh, candidates - fresh, 0, 0, 0);
    }

    static Tally parked(int deadLetters) {
        return new Tally(0, 0, 0, deadLetters, 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                fresh + other.fresh,
                duplicates + other.duplicates,
                ignored + other.ignored,
                deadLetters + other.deadLetters,
                retries + other.retries);
    }

    Tally withIgnored(int more) {
        return new Tally(fresh, duplicates, ignored + more, deadLetters, retries);
    }

    Tally withRetries(int counted) {
        return new Tally(fresh, duplicates, ignored, deadLetters, counted);
    }
}
