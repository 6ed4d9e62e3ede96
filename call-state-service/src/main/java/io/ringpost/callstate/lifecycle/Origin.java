package io.ringpost.callstate.lifecycle;

import java.time.Instant;

/**
 * Where a fact comes from.
 *
 * @param eventId the same fact has the same id, however often it is sent
 * @param type the type of the record that told it
 * @param time when it happened, by the provider's clock where it says so
 * @param receivedAt when we were told
 */
public record Origin(String eventId, String type, Instant time, Instant receivedAt) {}
