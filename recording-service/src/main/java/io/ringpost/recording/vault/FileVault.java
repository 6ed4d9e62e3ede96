package io.ringpost.recording.vault;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vault in a directory. Replicas may share it: a file in the making has a name of its own. */
public final class FileVault implements RecordingVault {

    /** How old a file in the making is when its writer must be gone: no fetch may take that long. */
    static final Duration ABANDONED = Duration.ofHours(2);

    private static final String UNFINISHED = ".part";

    private final Path root;
    private final Executor blocking;
    private final PartFile.Opener opener;
    private final Clock clock;

    private FileVault(Path root, Executor blocking, PartFile.Opener opener, Clock clock) {
        this.root = root;
        this.blocking = blocking;
        this.opener = opener;
        this.clock = clock;
    }

    /**
     * Opens the directory, and makes it if need be.
     *
     * @param blocking runs what waits for the disk
     * @throws IOException if files cannot be made there
     */
    public static FileVault open(Path directory, Executor blocking, Clock clock) throws IOException {
        return open(directory, blocking, clock, PartFile::onDisk);
    }

    static FileVault open(Path directory, Executor blocking, Clock clock, PartFile.Opener opener) throws IOException {
        Path root = Files.createDirectories(directory).toRealPath();
        Files.delete(Files.createTempFile(root, ".probe", UNFINISHED));
        return new FileVault(root, blocking, opener, clock);
    }

    @Override
    public Uni<VaultWriting> write(VaultKey key) {
        return run(() -> {
            Path target = path(key);
            Directories.makeFor(target, root);
            Path part = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + UNFINISHED);
            return new FileWriting(key, part, target, opener.open(part), this::run);
        });
    }

    @Override
    public Uni<OptionalLong> size(VaultKey key) {
        return run(() -> {
            try {
                return OptionalLong.of(Files.size(path(key)));
            } catch (NoSuchFileException nothing) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public Multi<byte[]> read(VaultKey key, long from, long length) {
        return Multi.createFrom()
                .resource(() -> new FileReading(path(key), from, length), reading -> Multi.createBy()
                        .repeating()
                        .uni(() -> run(reading::next))
                        .whilst(part -> reading.left() > 0))
                .withFinalizer(this::end);
    }

    private Uni<Void> end(FileReading reading) {
        return run(reading::close).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> delete(VaultKey key) {
        return run(() -> {
            Path target = path(key);
            boolean any = Files.deleteIfExists(target);
            for (Path part : parts(target)) {
                any |= Files.deleteIfExists(part);
            }
            return any;
        });
    }

    @Override
    public Uni<Integer> sweep() {
        return run(() -> {
            Instant latest = clock.instant().minus(ABANDONED);
            List<Path> leftovers = leftovers(FileTime.from(latest));
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
            return leftovers.size();
        });
    }

    /** What is being written for it, or was when its writer died. */
    private static List<Path> parts(Path target) throws IOException {
        String start = "." + target.getFileName() + "-";
        try (Stream<Path> files = Files.list(target.resolveSibling(""))) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .toList();
        } catch (NoSuchFileException nothing) {
            return List.of();
        }
    }

    private List<Path> leftovers(FileTime latest) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, Set.of(), Directories.DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(UNFINISHED)
                        && attributes.isRegularFile()
                        && attributes.lastModifiedTime().compareTo(latest) < 0) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** It was renamed or discarded meanwhile, or is not ours to read: the others are found all the same. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private Path path(VaultKey key) {
        return root.resolve(key.text());
    }

    private <T> Uni<T> run(Callable<T> step) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return step.call();
                    } catch (IOException failure) {
                        throw VaultFailure.of(failure);
                    } catch (RuntimeException failure) {
                        throw failure;
                    } catch (Exception impossible) {
                        throw new IllegalStateException("files fail with IOException alone", impossible);
                    }
                })
                .runSubscriptionOn(blocking);
    }
}
