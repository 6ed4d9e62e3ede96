package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;

/**
 * A leg by the name its provider gave it.
 *
 * @param provider who carries it
 * @param providerCallId the provider's id of it
 */
public record LegRef(Provider provider, String providerCallId) {
    /** Shortens an id that no provider gives. */
    public LegRef {
        providerCallId = Brief.id(providerCallId);
    }

    /** The leg's id, which is the call's id too if this is its first leg. */
    public String id() {
        return Ids.leg(provider, providerCallId);
    }
}
