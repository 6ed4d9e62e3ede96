package io.ringpost.outbound.schedule;

import java.util.Set;

/** What an attempt says of how much its receiver can bear. */
public enum Strain {
    /** It took the delivery in time. */
    NONE,
    /** Nothing: it does not want it, is set up wrongly, or the fault is ours. */
    UNTOLD,
    /** It has too much to do, or cannot be got at. */
    TOO_MUCH;

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    /** A certificate, an unknown host or a misshapen answer stays the same however little is sent. */
    private static final Set<String> OVERLOADED =
            Set.of("connect_refused", "connect_timeout", "tls_timeout", "timeout_head", "reset");

    /** What the outcome of an attempt says. */
    public static Strain of(AttemptOutcome outcome) {
        return outcome.match(new AttemptOutcome.Cases<>() {
            @Override
            public Strain accepted(AttemptOutcome.Accepted accepted) {
                return NONE;
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
                return OVERLOADED.contains(broken.code()) ? TOO_MUCH : UNTOLD;
            }
        });
    }
}
