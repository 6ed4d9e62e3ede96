package io.ringpost.callstate.normalise;

import io.ringpost.callstate.lifecycle.Origin;
import io.ringpost.contract.raw.RawWebhook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where facts read from webhooks come from. */
public final class Origins {
    private Origins() {}

    /** The webhook's own account of itself, with a better time if the body has one. */
    public static Origin of(RawWebhook raw, @Nullable Instant time) {
        return new Origin(raw.id(), raw.type(), time == null ? raw.time() : time, raw.receivedAt());
    }
}
