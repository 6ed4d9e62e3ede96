package io.ringpost.recording.discover;

import io.ringpost.recording.lifecycle.Finding;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a record turned out to say of recordings. */
public sealed interface Discovery {

    /** Answers each case; a new case does not compile until it is answered. */
    <R> R match(Function<Finding, R> found, Function<String, R> nothing, BiFunction<String, String, R> unreadable);

    /**
     * It says something.
     *
     * @param finding what
     */
    record Found(Finding finding) implements Discovery {
        @Override
        public <R> R match(
                Function<Finding, R> found, Function<String, R> nothing, BiFunction<String, String, R> unreadable) {
            return found.apply(finding);
        }
    }

    /**
     * It is about something else.
     *
     * @param reason one word for the metric
     */
    record Nothing(String reason) implements Discovery {
        @Override
        public <R> R match(
                Function<Finding, R> found, Function<String, R> nothing, BiFunction<String, String, R> unreadable) {
            return nothing.apply(reason);
        }
    }

    /**
     * It cannot be read.
     *
     * @param reason one word for the metric
     * @param cause what is wrong with it, without anything of its content
     */
    record Unreadable(String reason, String cause) implements Discovery {
        @Override
        public <R> R match(
                Function<Finding, R> found, Function<String, R> nothing, BiFunction<String, String, R> unreadable) {
            return unreadable.apply(reason, cause);
        }
    }
}
