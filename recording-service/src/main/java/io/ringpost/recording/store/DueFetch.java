package io.ringpost.recording.store;

import io.ringpost.contract.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording that this replica alone may fetch until the lease ends.
 *
 * @param recordingId its id
 * @param callId the call it belongs to
 * @param provider who made it
 * @param providerRecordingId the provider's id of it, where it has one of its own
 * @param providerCallId the provider's id of the call
 * @param account the provider's account it lies in
 * @param url where the audio is, by the provider's account: not to be trusted
 * @param host the host of that address, in lower case; empty where there is none
 * @param attempts how often it was tried, this time included
 * @param since when the present round of tries began
 * @param fence the fencing token: whoever reports must still hold it
 */
public record DueFetch(
        String recordingId,
        String callId,
        Provider provider,
        @Nullable String providerRecordingId,
        @Nullable String providerCallId,
        @Nullable String account,
        @Nullable String url,
        String host,
        int attempts,
        Instant since,
        long fence) {}
