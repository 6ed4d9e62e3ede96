package io.ringpost.sms.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;

/**
 * One of our numbers and somebody else's, at one provider.
 *
 * @param provider who carries it
 * @param ownNumber ours
 * @param number the other's
 */
public record ConversationRef(Provider provider, String ownNumber, String number) {
    /** The conversation's id; it tells nothing of the numbers. */
    public String id() {
        return Ids.hash("conversation", provider.id(), ownNumber, number);
    }

    /** Without numbers. */
    @Override
    public String toString() {
        return "ConversationRef[" + id() + "]";
    }
}
