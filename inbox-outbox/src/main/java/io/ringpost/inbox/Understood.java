package io.ringpost.inbox;

import java.util.function.Function;

/** What a consumer makes of one record, before anything is written. */
public sealed interface Understood<T> {

    /**
     * A fact for this consumer.
     *
     * @param eventId names the fact; a consumer applies it once
     * @param fact what happened
     */
    record Relevant<T>(String eventId, T fact) implements Understood<T> {
        @Override
        public <R> R match(
                Function<Relevant<T>, R> relevant, Function<Ignored<T>, R> ignored, Function<Poison<T>, R> poison) {
            return relevant.apply(this);
        }
    }

    /**
     * A readable record that is none of this consumer's business.
     *
     * @param reason one word for the metric
     */
    record Ignored<T>(String reason) implements Understood<T> {
        @Override
        public <R> R match(
                Function<Relevant<T>, R> relevant, Function<Ignored<T>, R> ignored, Function<Poison<T>, R> poison) {
            return ignored.apply(this);
        }
    }

    /**
     * A record that nobody here can read; it goes to the dead letter topic.
     *
     * @param reason one word of a small set, it becomes a metric label
     * @param cause one line for the operator, without personal data
     */
    record Poison<T>(String reason, String cause) implements Understood<T> {
        @Override
        public <R> R match(
                Function<Relevant<T>, R> relevant, Function<Ignored<T>, R> ignored, Function<Poison<T>, R> poison) {
            return poison.apply(this);
        }
    }

    /** Answers each case; a new case does not compile until it is answered. */
    <R> R match(Function<Relevant<T>, R> relevant, Function<Ignored<T>, R> ignored, Function<Poison<T>, R> poison);
}
