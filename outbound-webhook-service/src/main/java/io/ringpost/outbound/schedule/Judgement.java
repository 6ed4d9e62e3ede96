package io.ringpost.outbound.schedule;

/** What a streak of failures makes of its endpoint. */
public sealed interface Judgement {

    /** Answers for each judgement. */
    <R> R match(Cases<R> cases);

    /**
     * One answer per judgement.
     *
     * @param <R> the answer
     */
    interface Cases<R> {
        /** Nothing follows. */
        R bear(Bear judgement);

        /** Its operator is to know. */
        R warn(Warn judgement);

        /** It gets nothing more until it is enabled. */
        R disable(Disable judgement);
    }

    /** Nothing follows. */
    record Bear() implements Judgement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bear(this);
        }
    }

    /**
     * Its operator is to know.
     *
     * @param percent how much of the way to being disabled it has gone
     */
    record Warn(int percent) implements Judgement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.warn(this);
        }
    }

    /** It gets nothing more until it is enabled. */
    record Disable() implements Judgement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.disable(this);
        }
    }
}
