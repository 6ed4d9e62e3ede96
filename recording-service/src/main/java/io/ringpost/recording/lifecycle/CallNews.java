package io.ringpost.recording.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is news of a call for its recordings.
 *
 * @param callId the id that the call has by this account
 * @param aliases other ids of it, its legs' among them
 * @param version the version of the call that says so
 * @param ended who talked, once the call is over
 * @param erased whether the call was erased
 */
public record CallNews(
        String callId,
        List<String> aliases,
        long version,
        @Nullable Ended ended,
        boolean erased) {
    /** Puts the aliases in order. */
    public CallNews {
        aliases = List.copyOf(new TreeSet<>(aliases));
    }

    /**
     * Who talked.
     *
     * @param from the caller
     * @param to the called number
     * @param providerCallIds the providers' own ids of the call
     * @param voipmsCallId VoIP.ms's among them
     * @param startedAt when it began
     */
    public record Ended(
            @Nullable String from,
            @Nullable String to,
            List<String> providerCallIds,
            @Nullable String voipmsCallId,
            @Nullable Instant startedAt) {
        /** A call that VoIP.ms has no part in. */
        public Ended(@Nullable String from, @Nullable String to, List<String> providerCallIds) {
            this(from, to, providerCallIds, null, null);
        }
    }
}
