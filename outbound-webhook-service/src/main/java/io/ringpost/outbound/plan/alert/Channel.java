package io.ringpost.outbound.plan.alert;

import java.util.Locale;

/** A way to reach operators; each keeps its own account of what it has said. */
public enum Channel {
    MAIL,
    SLACK,
    WEBHOOK;

    /** Whether a message may have arrived though that is not saved; the webhook is planned in the commit that saves it. */
    public boolean mayArriveUnsaved() {
        return this != WEBHOOK;
    }

    /** The word in tables, lines and labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
