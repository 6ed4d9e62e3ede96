package io.ringpost.outbound.sign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's secret, and those before it that still count; its Ed25519 keys, if it has any.
 *
 * @param current the newest
 * @param replaced those that were replaced, oldest first
 * @param keys in the same order, the newest too
 */
public record SigningSecrets(Secret current, List<Replaced> replaced, List<DatedKey> keys) {
    /** How long a replaced secret still signs, so that the receiver can be changed over without a gap. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** Keeps its own copy. */
    public SigningSecrets {
        replaced = List.copyOf(replaced);
        keys = List.copyOf(keys);
    }

    /**
     * A secret that was replaced.
     *
     * @param secret as it was
     * @param until when it stops counting
     */
    public record Replaced(Secret secret, Instant until) {}

    /**
     * An Ed25519 key.
     *
     * @param key as it is
     * @param until when it stops counting, if it was replaced
     */
    public record DatedKey(SigningKey key, @Nullable Instant until) {}

    /** A secret that replaced none. */
    public static SigningSecrets of(Secret current) {
        return new SigningSecrets(current, List.of(), List.of());
    }

    /** The same endpoint with a new secret; the present one goes on signing for {@link #OVERLAP}. */
    public SigningSecrets rotated(Secret next, Instant now) {
        List<Replaced> all = new ArrayList<>(replaced);
        all.add(new Replaced(current, now.plus(OVERLAP)));
        return new SigningSecrets(next, all, keys);
    }

    /** The replaced secrets that still count at the given time, oldest first. */
    public List<Secret> overlapping(Instant at) {
        return replaced.stream()
                .filter(old -> at.isBefore(old.until()))
                .map(Replaced::secret)
                .toList();
    }

    /** The Ed25519 keys that count at the given time. */
    public List<SigningKey> counting(Instant at) {
        return keys.stream()
                .filter(key -> key.until() == null || at.isBefore(key.until()))
                .map(DatedKey::key)
                .toList();
    }
}
