package io.ringpost.outbound.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint's secret, and those before it that still count.
 *
 * @param current the newest
 * @param replaced those that were replaced, oldest first
 */
public record SigningSecrets(Secret current, List<Replaced> replaced) {
    /** How long a replaced secret still signs, so that the receiver can be changed over without a gap. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** Keeps its own copy. */
    public SigningSecrets {
        replaced = List.copyOf(replaced);
    }

    /**
     * A secret that was replaced.
     *
     * @param secret as it was
     * @param until when it stops counting
     */
    public record Replaced(Secret secret, Instant until) {}

    /** A secret that replaced none. */
    public static SigningSecrets of(Secret current) {
        return new SigningSecrets(current, List.of());
    }

    /** The same endpoint with a new secret; the present one goes on signing for {@link #OVERLAP}. */
    public SigningSecrets rotated(Secret next, Instant now) {
        List<Replaced> all = new ArrayList<>(replaced);
        all.add(new Replaced(current, now.plus(OVERLAP)));
        return new SigningSecrets(next, all);
    }

    /** The replaced secrets that still count at the given time, oldest first. */
    public List<Secret> overlapping(Instant at) {
        return replaced.stream()
                .filter(old -> at.isBefore(old.until()))
                .map(Replaced::secret)
                .toList();
    }
}
