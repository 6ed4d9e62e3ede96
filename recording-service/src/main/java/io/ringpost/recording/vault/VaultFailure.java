package io.ringpost.recording.vault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/** Why the vault could not do what it was asked; all but {@link Kind#MISSING} may pass. */
public final class VaultFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The stable words for reasons, logs and metrics. */
    public enum Kind {
        /** The disk or a quota is full. */
        FULL,
        /** Nothing lies under the key. */
        MISSING,
        /** The writer lost the right to replace what lies there. */
        LATE,
        /** Anything else: permissions, a broken disk, a lost mount. */
        UNAVAILABLE;

        /** As {@code vault_full}. */
        public String word() {
            return "vault_" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;

    VaultFailure(Kind kind, Throwable cause) {
        super(kind.word(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Somebody else may write there now. */
    static VaultFailure late() {
        return new VaultFailure(Kind.LATE, new IllegalStateException("the right to write has ended"));
    }

    /** The JDK tells a full disk by the operating system's words alone (ENOSPC, EDQUOT, EFBIG on POSIX). */
    static VaultFailure of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new VaultFailure(Kind.MISSING, failure);
        }
        String told = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        String words = Objects.requireNonNullElse(told, "").toLowerCase(Locale.ROOT);
        boolean full = words.contains("no space left") || words.contains("quota") || words.contains("file too large");
        return new VaultFailure(full ? Kind.FULL : Kind.UNAVAILABLE, failure);
    }
}
