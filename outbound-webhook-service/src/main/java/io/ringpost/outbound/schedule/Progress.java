package io.ringpost.outbound.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a delivery has come.
 *
 * @param attempts how many attempts were used up
 * @param postponements how often the receiver asked for patience
 * @param postponedSince when it first did
 */
public record Progress(
        int attempts, int postponements, @Nullable Instant postponedSince) {
    /** Nothing was tried yet. */
    public static final Progress NONE = new Progress(0, 0, null);

    Progress attempted() {
        return new Progress(attempts + 1, postponements, postponedSince);
    }

    Progress postponed(Instant now) {
        return new Progress(attempts, postponements + 1, postponedSince == null ? now : postponedSince);
    }
}
