package io.ringpost.outbound.send;

import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.store.ClaimedNotices;
import io.smallrye.mutiny.Uni;

/** Sends messages on one channel. */
interface Teller {
    /** Which. */
    Channel channel();

    /** Sends one message that says all of these; does not take longer than the lease of the channel. */
    Uni<Telling> tell(ClaimedNotices message);
}
