package io.ringpost.outbound.plan.alert;

import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertSeverity;
import io.ringpost.contract.alert.AlertState;
import java.time.Instant;

/** Alerts of one trouble, by the second at which they were raised. */
final class Raised {
    static final Instant START = Instant.parse("2024-01-01T10:00:00Z");

    private Raised() {}

    static Alert firing(long second) {
        return new Alert(START.plusSeconds(second), "spool-takes-nothing", "ingress-0", "The disk is full.");
    }

    static Alert recovered(long second) {
        return new Alert(
                START.plusSeconds(second),
                "spool-takes-nothing",
                "ingress-0",
                "The disk has room.",
                AlertState.RECOVERED,
                AlertSeverity.CRITICAL);
    }

    static Trouble trouble(Alert first, Alert... more) {
        Trouble trouble = Trouble.of(first);
        for (Alert next : more) {
            trouble = trouble.after(next);
        }
        return trouble;
    }
}
