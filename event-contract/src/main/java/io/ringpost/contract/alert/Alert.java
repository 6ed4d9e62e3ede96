package io.ringpost.contract.alert;

import java.time.Instant;

/**
 * One alert. It holds no secret and nothing that a person said or is called by.
 *
 * @param at when it was raised
 * @param rule what was broken, a stable name
 * @param subject of which thing: a replica, an endpoint, an agent
 * @param message what it means, for whoever is woken by it
 */
public record Alert(Instant at, String rule, String subject, String message) {
    /** The type on the wire. */
    public static final String TYPE = "io.ringpost.alert.raised";
}
