package io.ringpost.recording.vault;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.OptionalLong;

/**
 * Keeps audio under keys. What can be read under a key is always whole: it appears when its writing is committed, and
 * the same key written again replaces it at once. Every {@code Uni} and {@code Multi} fails with {@link VaultFailure}
 * alone, and blocks no event loop.
 */
public interface RecordingVault {

    /** Begins to write; nothing of it can be read before {@link VaultWriting#commit()}. */
    Uni<VaultWriting> write(VaultKey key);

    /** How many bytes lie under the key; empty when nothing does. */
    Uni<OptionalLong> size(VaultKey key);

    /** Reads a range, part by part as they are asked for; the caller stays within the size. */
    Multi<byte[]> read(VaultKey key, long from, long length);

    /** Removes what lies under the key, and what is being written for it; whether there was anything. */
    Uni<Boolean> delete(VaultKey key);

    /** Removes what writers that are gone have left behind; how many leftovers there were. */
    Uni<Integer> sweep();
}
