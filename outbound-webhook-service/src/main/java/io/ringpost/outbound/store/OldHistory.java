package io.ringpost.outbound.store;

import jakarta.inject.Singleton;

/** What lets go of the history, each part of it at its own age. */
@Singleton
public class OldHistory {
    private final OldPayloads payloads;
    private final OldAnswers answers;
    private final OldDeliveries deliveries;
    private final OldAttempts attempts;

    OldHistory(OldPayloads payloads, OldAnswers answers, OldDeliveries deliveries, OldAttempts attempts) {
        this.payloads = payloads;
        this.answers = answers;
        this.deliveries = deliveries;
        this.attempts = attempts;
    }

    /** What went out. */
    public OldPayloads payloads() {
        return payloads;
    }

    /** What was answered to it. */
    public OldAnswers answers() {
        return answers;
    }

    /** That it went, and where to. */
    public OldDeliveries deliveries() {
        return deliveries;
    }

    /** Each POST. */
    public OldAttempts attempts() {
        return attempts;
    }
}
