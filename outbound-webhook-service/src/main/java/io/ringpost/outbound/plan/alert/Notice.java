package io.ringpost.outbound.plan.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a channel says of a trouble now.
 *
 * @param trouble of what
 * @param saying what
 * @param before what the channel last said of it
 * @param tries how often it could not be said
 * @param attempted the episode of which the channel may have told before without anybody's knowing it; 0 if none
 */
public record Notice(
        Trouble trouble, Saying saying, @Nullable Said before, int tries, long attempted) {

    /**
     * Distinguishes it from all others of the trouble, of one that was forgotten too, and is the same when it is tried
     * again.
     */
    public String occasion() {
        String after = before == null ? "" : before.at().toString();
        return trouble.episode() + ":" + trouble.since() + ":" + saying + (saying == Saying.STILL ? ":" + after : "");
    }

    /** What the channel has said once this is. */
    public Said said(Instant at) {
        return new Said(trouble.episode(), trouble.times(), saying == Saying.RECOVERED, at);
    }
}
