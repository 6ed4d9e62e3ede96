package io.ringpost.outbound.send;

import io.ringpost.outbound.plan.alert.Channel;
import io.ringpost.outbound.plan.alert.Notice;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends messages on one channel. */
interface Teller {
    /** Which. */
    Channel channel();

    /** Sends one message that says all of these; does not take longer than the lease of the channel. */
    Uni<Telling> tell(List<Notice> notices);
}
