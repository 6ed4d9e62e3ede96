package io.ringpost.outbound.plan.alert;

import java.util.Locale;

/** A way to reach operators; each keeps its own account of what it has said. */
public enum Channel {
    MAIL,
    SLACK,
    WEBHOOK;

    /** The word in tables, lines and labels. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
