package io.ringpost.recording.vault;

import io.smallrye.mutiny.Uni;

/** Audio on its way into the vault. One step at a time: the next is asked for when the last has ended. */
public interface VaultWriting {

    /** Adds bytes at the end. */
    Uni<Void> append(byte[] part);

    /** Makes it durable, then readable under its key. */
    Uni<StoredFile> commit();

    /** Leaves no trace of it; does nothing after a commit. */
    Uni<Void> discard();
}
