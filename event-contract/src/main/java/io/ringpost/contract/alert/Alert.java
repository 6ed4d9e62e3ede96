package io.ringpost.contract.alert;

import java.time.Instant;

/**
 * One alert. It holds no secret and nothing that a person said or is called by.
 *
 * @param at when it was raised
 * @param rule what was broken, a stable name
 * @param subject of which thing: a replica, an endpoint, an agent
 * @param message what it means, for whoever is woken by it
 * @param state whether it is so or over; older records say nothing and mean the former
 * @param severity how soon somebody should look; older records say nothing
 */
public record Alert(Instant at, String rule, String subject, String message, AlertState state, AlertSeverity severity) {
    /** The type on the wire. */
    public static final String TYPE = "io.ringpost.alert.raised";

    public Alert {
        state = state == null ? AlertState.FIRING : state;
        severity = severity == null ? AlertSeverity.WARNING : severity;
    }

    /** Something that is so now. */
    public Alert(Instant at, String rule, String subject, String message) {
        this(at, rule, subject, message, AlertState.FIRING, AlertSeverity.WARNING);
    }

    /** The same, as something that does not work now. */
    public Alert critical() {
        return new Alert(at, rule, subject, message, state, AlertSeverity.CRITICAL);
    }

    /** The same, as something that is over. */
    public Alert recovered() {
        return new Alert(at, rule, subject, message, AlertState.RECOVERED, severity);
    }
}
