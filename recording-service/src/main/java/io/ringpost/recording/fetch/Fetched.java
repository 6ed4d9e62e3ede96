package io.ringpost.recording.fetch;

import org.jspecify.annotations.Nullable;

/**
 * One fetch, told.
 *
 * @param outcome what came of it
 * @param host who was asked for the audio; nobody, where it could not be located
 * @param redirect where the answer led and was not followed, if it did: a host that the operator may name
 * @param bytes so many came
 */
record Fetched(
        FetchOutcome outcome,
        @Nullable String host,
        @Nullable String redirect,
        long bytes) {

    /** Nobody was asked for the audio. */
    static Fetched nothing(FetchOutcome outcome) {
        return new Fetched(outcome, null, null, 0);
    }
}
