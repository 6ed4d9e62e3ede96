package io.ringpost.callstate.normalise;

import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;

/** Reads one provider's webhooks. */
public interface ProviderNormaliser {

    /** What the webhook says, given the fields of its body. */
    Reading read(RawWebhook raw, Fields body);
}
