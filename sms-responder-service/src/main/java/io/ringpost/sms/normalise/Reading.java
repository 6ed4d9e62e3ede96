package io.ringpost.sms.normalise;

import io.ringpost.sms.lifecycle.Fact;

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
        /** It says something about a text. */
        R fact(Fact fact);

        /** It says nothing that counts here. */
        R other(String reason);

        /** It cannot be read. */
        R unreadable(String reason, String cause);
    }

    /**
     * It says something about a text.
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
     * It says nothing that counts here.
     *
     * @param reason one word for the metric
     */
    record Other(String reason) implements Reading {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.other(reason);
        }
    }

    /**
     * It cannot be read.
     *
     * @param reason one word for the metric
     * @param cause what is wrong with it, without anything of its content
     */
    record Unreadable(String reason, String cause) implements Reading {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable(reason, cause);
        }
    }
}
