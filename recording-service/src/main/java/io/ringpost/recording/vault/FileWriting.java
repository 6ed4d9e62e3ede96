package io.ringpost.recording.vault;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * One file on its way: written beside its place, made durable, renamed into it. The hash is taken of the bytes as they
 * go to the disk. Locked, because a fetch that is given up may discard while its last part is still being written.
 */
final class FileWriting implements VaultWriting {

    /** Runs a step where it may block. */
    @FunctionalInterface
    interface Runner {
        <T> Uni<T> run(Callable<T> step);
    }

    private final VaultKey key;
    private final Path part;
    private final Path target;
    private final PartFile file;
    private final Runner runner;
    private final MessageDigest digest = sha256();
    private long bytes;
    private boolean settled;
    private boolean over;

    FileWriting(VaultKey key, Path part, Path target, PartFile file, Runner runner) {
        this.key = key;
        this.part = part;
        this.target = target;
        this.file = file;
        this.runner = runner;
    }

    @Override
    public Uni<Void> append(byte[] bytesOfPart) {
        return runner.run(() -> write(bytesOfPart)).replaceWithVoid();
    }

    @Override
    public Uni<Void> settle() {
        return runner.run(this::sync).replaceWithVoid();
    }

    @Override
    public Uni<StoredFile> commit(BooleanSupplier right) {
        return runner.run(() -> finish(right));
    }

    @Override
    public Uni<Void> discard() {
        return runner.run(this::drop).replaceWithVoid();
    }

    private synchronized boolean write(byte[] more) throws IOException {
        open();
        file.append(more);
        digest.update(more);
        bytes += more.length;
        return true;
    }

    private synchronized boolean sync() throws IOException {
        open();
        if (!settled) {
            file.sync();
            file.close();
            settled = true;
        }
        return true;
    }

    private synchronized StoredFile finish(BooleanSupplier right) throws IOException {
        sync();
        if (!right.getAsBoolean()) {
            throw VaultFailure.late();
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        over = true;
        Directories.sync(target);
        return new StoredFile(key, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private synchronized boolean drop() throws IOException {
        if (over) {
            return false;
        }
        over = true;
        try {
            file.close();
        } finally {
            Files.deleteIfExists(part);
        }
        return true;
    }

    private void open() throws IOException {
        if (over) {
            throw new IOException("the writing has ended");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
