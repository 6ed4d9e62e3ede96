package io.ringpost.outbound.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's secret, and the one before it while both count.
 *
 * @param current the newest
 * @param previous the one that it replaced
 * @param previousUntil when the replaced one stops counting
 */
public record SigningSecrets(
        Secret current, @Nullable Secret previous, @Nullable Instant previousUntil) {
    /** How long a replaced secret still signs, so that the receiver can be changed over without a gap. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** A secret that replaced none. */
    public static SigningSecrets of(Secret current) {
        return new SigningSecrets(current, null, null);
    }

    /** The same endpoint with a new secret; the present one goes on signing for {@link #OVERLAP}. */
    public SigningSecrets rotated(Secret next, Instant now) {
        return new SigningSecrets(next, current, now.plus(OVERLAP));
    }

    /** The replaced secret, if it still counts at the given time. */
    public Optional<Secret> overlapping(Instant at) {
        return previousUntil != null && at.isBefore(previousUntil) ? Optional.ofNullable(previous) : Optional.empty();
    }
}
