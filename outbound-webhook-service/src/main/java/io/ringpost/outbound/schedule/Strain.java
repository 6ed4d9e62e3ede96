package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.util.Set;

/** What an attempt says of how much its receiver can bear. */
public enum Strain {
    /** It took the delivery without effort. */
    NONE,
    /** Nothing: it is slow but takes it, does not want it, or the fault is ours. */
    UNTOLD,
    /** It has too much to do, or cannot be got at. */
    TOO_MUCH;

    /** Half of the five seconds that an answer may take. */
    private static final Duration EASY = Duration.ofMillis(2500);

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Set<String> THEIRS = Set.of("receiver", "network");

    /** What the outcome of an attempt that took so long says. */
    public static Strain of(AttemptOutcome outcome, Duration latency) {
        return outcome.match(new AttemptOutcome.Cases<>() {
            @Override
            public Strain accepted(AttemptOutcome.Accepted accepted) {
                return latency.compareTo(EASY) <= 0 ? NONE : UNTOLD;
            }

            @Override
            public Strain refused(AttemptOutcome.Refused refused) {
                return BUSY.contains(refused.status()) ? TOO_MUCH : UNTOLD;
            }

            @Override
            public Strain postponed(AttemptOutcome.Postponed postponed) {
                return TOO_MUCH;
            }

            @Override
            public Strain broken(AttemptOutcome.Broken broken) {
                return THEIRS.contains(broken.fault()) ? TOO_MUCH : UNTOLD;
            }
        });
    }
}
