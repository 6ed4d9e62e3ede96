package io.ringpost.recording.vault;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/** Audio on its way into the vault. One step at a time: the next is asked for when the last has ended. */
public interface VaultWriting {

    /** Adds bytes at the end. */
    Uni<Void> append(byte[] part);

    /** Makes it durable, which may take long; nothing can be added then. */
    Uni<Void> settle();

    /**
     * Makes it durable, if it is not, then readable under its key.
     *
     * @param right whether the writer may still do so, asked at the last moment; if not, it fails as
     *     {@link VaultFailure.Kind#LATE}
     */
    Uni<StoredFile> commit(BooleanSupplier right);

    /** Leaves no trace of it; does nothing after a commit. */
    Uni<Void> discard();
}
