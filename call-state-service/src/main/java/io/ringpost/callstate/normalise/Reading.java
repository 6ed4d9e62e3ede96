package io.ringpost.callstate.normalise;

import io.ringpost.callstate.lifecycle.Fact;

/** What a webhook turned out to be. */
public sealed interface Reading {

    /** Answers for each kind. */
    <R> R match(Cases<R> cases);

    /**
     * One answer per kind.
     *
     * @param <R> the answer
     */
    interface Cases<R> {
        /** It says something about a call. */
        R fact(Fact fact);

        /** It is about something else. */
        R noCall(String reason);

        /** It cannot be read. */
        R unreadable(String reason, String cause);
    }

    /**
     * It says something about a call.
     *
     * @param fact what
     */
    record Understood(Fact fact) implements Reading {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fact(fact);
        }
    }

    /**
     * It is about something else.
     *
     * @param reason what it is
     */
    record NoCall(String reason) implements Reading {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noCall(reason);
        }
    }

    /**
     * It cannot be read.
     *
     * @param reason a short word for it
     * @param cause what is wrong with it, without anything of its content
     */
    record Unreadable(String reason, String cause) implements Reading {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable(reason, cause);
        }
    }
}
