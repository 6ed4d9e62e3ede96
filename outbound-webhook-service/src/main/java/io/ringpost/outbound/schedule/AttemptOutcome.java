package io.ringpost.outbound.schedule;

import java.time.Duration;

/** What came of one POST. */
public sealed interface AttemptOutcome {

    /** Answers for each outcome. */
    <R> R match(Cases<R> cases);

    /**
     * One answer per outcome.
     *
     * @param <R> the answer
     */
    interface Cases<R> {
        /** The receiver has it. */
        R accepted(Accepted outcome);

        /** The receiver answered, but not with success. */
        R refused(Refused outcome);

        /** The receiver asks for patience. */
        R postponed(Postponed outcome);

        /** No answer came. */
        R broken(Broken outcome);
    }

    /**
     * The receiver has it.
     *
     * @param status any 2xx
     */
    record Accepted(int status) implements AttemptOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * The receiver answered, but not with success; a redirect is no success and is never followed.
     *
     * @param status any status but 2xx
     */
    record Refused(int status) implements AttemptOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * The receiver asks for patience.
     *
     * @param status 429 or 503
     * @param retryAfter how much
     */
    record Postponed(int status, Duration retryAfter) implements AttemptOutcome {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.postponed(this);
        }
    }

    /**
     * No answer came.
     *
     * @param code stable code of what went wrong
     * @param fault whose it is: {@code receiver}, {@code network}, {@code ours} or {@code policy}
     */
    record Broken(String code, String fault) implements AttemptOutcome {
        /** Whether the receiver has no part in it. */
        public boolean ours() {
            return fault.equals("ours");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.broken(this);
        }
    }
}
