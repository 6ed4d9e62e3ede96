package io.ringpost.sms.send;

import io.ringpost.contract.Provider;
import io.ringpost.sms.lifecycle.OutgoingText;
import io.smallrye.mutiny.Uni;

/** Gives texts to one provider. */
public interface SmsSender {

    /** Which one. */
    Provider provider();

    /** How many texts may be on their way to the provider at once. */
    int concurrency();

    /**
     * Sends a text once. Whatever goes wrong is an outcome, and one that leaves room for the text having been sent is
     * {@link SendOutcome.Unknown}.
     */
    Uni<SendOutcome> send(OutgoingText text);
}
