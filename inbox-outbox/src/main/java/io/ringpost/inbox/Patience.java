package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How long to wait between two tries, and how often a row that fails alone is tried.
 *
 * @param first the wait after the first failure; doubled each time
 * @param longest no wait is longer
 * @param attempt how long one transaction may take before it counts as lost
 * @param triesAlone how often one row is tried alone before it is parked
 */
public record Patience(Duration first, Duration longest, Duration attempt, int triesAlone) {
    private static final double JITTER = 0.3;

    /** What services use. */
    public static final Patience USUAL =
            new Patience(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(60), 5);

    Patience withTriesAlone(int tries) {
        return new Patience(first, longest, attempt, tries);
    }

    <T> Uni<T> forEver(Uni<T> work, Predicate<? super Throwable> passing) {
        return work.onFailure(passing)
                .retry()
                .withBackOff(first, longest)
                .withJitter(JITTER)
                .indefinitely();
    }

    <T> Uni<T> afterTriesAlone(Uni<T> work) {
        return triesAlone < 2
                ? work
                : work.onFailure()
                        .retry()
                        .withBackOff(first, longest)
                        .withJitter(JITTER)
                        .atMost(triesAlone - 1L);
    }
}
