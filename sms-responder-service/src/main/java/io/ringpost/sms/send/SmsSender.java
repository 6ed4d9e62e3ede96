package io.ringpost.sms.send;

import io.ringpost.contract.Provider;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Gives texts to one provider. */
public interface SmsSender {

    /** Which one. */
    Provider provider();

    /** How many texts may be on their way to the provider at once. */
    int concurrency();

    /** How many of those may be taken up in one go. */
    default int atOnce() {
        return concurrency();
    }

    /** How long until the next text may begin; one taken up before would wait, and count as lost if its sender died. */
    default Duration untilNext() {
        return Duration.ZERO;
    }

    /**
     * Sends a text once. Whatever goes wrong is an outcome, and one that leaves room for the text having been sent is
     * {@link SendOutcome.Unknown}.
     */
    Uni<SendOutcome> send(OutgoingText text);
}
