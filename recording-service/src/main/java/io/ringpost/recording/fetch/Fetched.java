package io.ringpost.recording.fetch;

import org.jspecify.annotations.Nullable;

/**
 * One fetch, told.
 *
 * @param outcome what came of it
 * @param host who was asked for the audio; nobody, where it could not be located
 * @param bytes so many came
 */
record Fetched(FetchOutcome outcome, @Nullable String host, long bytes) {}
