package io.ringpost.ingress.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The spool's directory, locked for this process: what holds webhooks is for nobody else to write or read. */
final class SpoolDirectory implements Closeable {
    private static final String SEGMENT = ".seg";
    private static final String UNFINISHED = ".new";
    private static final String QUARANTINED = ".quarantined";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private SpoolDirectory(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Makes and locks it.
     *
     * @throws SpoolInUse if somebody else has it
     */
    static SpoolDirectory open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, permissions("rwx------"));
        }
        FileChannel lockFile = openFile(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return locked(path, lockFile);
        } catch (IOException | RuntimeException e) {
            // Else the next try would find the lock held, by ourselves.
            lockFile.close();
            throw e;
        }
    }

    private static SpoolDirectory locked(Path path, FileChannel lockFile) throws IOException {
        FileLock lock = lock(lockFile);
        if (lock == null) {
            throw new SpoolInUse(path);
        }
        SpoolDirectory directory = new SpoolDirectory(path, lockFile, lock);
        for (Path unfinished : directory.list(UNFINISHED)) {
            Files.delete(unfinished);
        }
        return directory;
    }

    /** Whether it is a directory to write to, or can be made; without touching the disk. */
    static boolean isUsable(String text) {
        try {
            Path existing = Path.of(text).toAbsolutePath();
            while (existing != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    static FileChannel openFile(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), permissions("rw-------"));
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** The file of a segment, and the name that it has until it is complete. */
    Path segment(long number) {
        return path.resolve(String.format("%012d", number) + SEGMENT);
    }

    Path unfinished(String name) {
        return path.resolve(name + UNFINISHED);
    }

    List<Path> segments() throws IOException {
        return list(SEGMENT);
    }

    List<Path> quarantined() throws IOException {
        return list(QUARANTINED);
    }

    /** The number in a segment's name; files of other names are not ours. */
    static long number(Path segment) {
        String name = segment.getFileName().toString();
        int dot = name.indexOf('.');
        return dot > 0 && name.substring(0, dot).matches("\\d{1,18}") ? Long.parseLong(name.substring(0, dot)) : 0;
    }

    /** Gives a complete file its name; after this it is there whatever happens. */
    void complete(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** Puts a damaged segment aside, for whoever looks into it. */
    Path quarantine(Path segment) throws IOException {
        Path aside = path.resolve(segment.getFileName() + QUARANTINED);
        Files.move(segment, aside, StandardCopyOption.ATOMIC_MOVE);
        sync();
        return aside;
    }

    private void sync() throws IOException {
        if (POSIX) {
            try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private List<Path> list(String ending) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
