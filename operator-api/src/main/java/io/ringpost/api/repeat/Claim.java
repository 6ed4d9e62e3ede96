package io.ringpost.api.repeat;

import java.util.function.Function;
import java.util.function.Supplier;

/** What is known of a request when it comes. */
public sealed interface Claim {
    /** Picks what to do. */
    <T> T match(Function<Mine, T> mine, Function<Answered, T> answered, Supplier<T> running, Supplier<T> otherBody);

    /**
     * It is this one's to do: it is new, or whoever began it is gone.
     *
     * @param seed what ids are derived from, the same for whoever takes it over
     * @param fence tells this attempt from others
     */
    record Mine(String seed, long fence) implements Claim {
        @Override
        public <T> T match(
                Function<Mine, T> mine, Function<Answered, T> answered, Supplier<T> running, Supplier<T> otherBody) {
            return mine.apply(this);
        }
    }

    /** It was done; the answer as it was sealed. */
    record Answered(byte[] sealed) implements Claim {
        @Override
        public <T> T match(
                Function<Mine, T> mine, Function<Answered, T> answered, Supplier<T> running, Supplier<T> otherBody) {
            return answered.apply(this);
        }
    }

    /** Another is at it. */
    record Running() implements Claim {
        @Override
        public <T> T match(
                Function<Mine, T> mine, Function<Answered, T> answered, Supplier<T> running, Supplier<T> otherBody) {
            return running.get();
        }
    }

    /** Its key asked for something else before. */
    record OtherBody() implements Claim {
        @Override
        public <T> T match(
                Function<Mine, T> mine, Function<Answered, T> answered, Supplier<T> running, Supplier<T> otherBody) {
            return otherBody.get();
        }
    }
}
