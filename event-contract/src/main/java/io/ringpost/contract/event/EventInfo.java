package io.ringpost.contract.event;

import java.time.Instant;

/**
 * What every event says of itself.
 *
 * @param id deterministic: the same fact has the same id
 * @param subject what it is about: a call, recording, message, delivery or entity id
 * @param time when it happened
 * @param version the version of the thing it is about; readers order by it
 */
public record EventInfo(String id, String subject, Instant time, long version) {}
