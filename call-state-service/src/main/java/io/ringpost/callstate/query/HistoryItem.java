package io.ringpost.callstate.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said of a call.
 *
 * @param eventId the id of the raw record, the same however often it was sent
 * @param type the type of the raw record
 * @param provider whose leg it is about
 * @param providerCallId the provider's id of that leg
 * @param status the provider's own word
 * @param time when it happened, by the provider's clock where it says so
 * @param receivedAt when we were told
 */
public record HistoryItem(
        String eventId,
        String type,
        @Nullable String provider,
        @Nullable String providerCallId,
        @Nullable String status,
        Instant time,
        Instant receivedAt) {}
