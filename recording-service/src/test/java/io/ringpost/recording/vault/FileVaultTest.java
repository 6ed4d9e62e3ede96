package io.ringpost.recording.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileVaultTest extends RecordingVaultContract {

    private final Path directory;
    private final AtomicBoolean full = new AtomicBoolean();
    private @Nullable FileVault opened;

    FileVaultTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    RecordingVault vault() {
        try {
            opened = opened == null
                    ? FileVault.open(
                            directory.resolve("vault"),
                            Infrastructure.getDefaultWorkerPool(),
                            Clock.systemUTC(),
                            this::part)
                    : opened;
            return opened;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Test
    void laysFilesByHash() throws IOException {
        store(KEY, new byte[3]);

        assertThat(files()).hasSize(1).allMatch(file -> file.matches("[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{36}"));
    }

    @Test
    void leavesNothingBehindWhenDiscarded() throws IOException {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append(new byte[100]));

        await(writing.discard());

        assertThat(files()).isEmpty();
    }

    @Test
    void aFullDiskIsToldAndLeavesNoHalfFile() throws IOException {
        VaultWriting writing = await(vault().write(KEY));
        await(writing.append(new byte[100]));
        full.set(true);

        assertThatThrownBy(() -> await(writing.append(new byte[100])))
                .isInstanceOfSatisfying(
                        VaultFailure.class,
                        failure -> assertThat(failure.kind().word()).isEqualTo("vault_full"));

        await(writing.discard());
        assertThat(files()).isEmpty();
    }

    @Test
    void whatCannotBeSyncedIsNotShown() throws IOException {
        VaultWriting writing = await(vault().write(KEY));
        full.set(true);

        assertThatThrownBy(() -> await(writing.commit(() -> true))).isInstanceOf(VaultFailure.class);

        await(writing.discard());
        assertThat(files()).isEmpty();
    }

    @Test
    void sweepsWhatAWriterLeftThatIsGone() throws IOException {
        store(KEY, new byte[3]);
        Path orphan = directory.resolve("vault").resolve(KEY.text()).resolveSibling(".abc-1.part");
        Files.write(orphan, new byte[9]);
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(FileVault.ABANDONED.plusMinutes(1))));

        assertThat(await(vault().sweep())).isEqualTo(1);
        assertThat(files()).hasSize(1);
    }

    /** Renamed meanwhile, or the operator's own: the sweep goes on. */
    @Test
    void sweepsPastWhatCannotBeRead() throws IOException {
        store(KEY, new byte[3]);
        Path shut = Files.createDirectories(directory.resolve("vault").resolve("00"));
        Files.setPosixFilePermissions(shut, Set.of());
        Path orphan = directory.resolve("vault").resolve(KEY.text()).resolveSibling(".abc-1.part");
        Files.write(orphan, new byte[9]);
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(FileVault.ABANDONED.plusMinutes(1))));

        Integer swept = await(vault().sweep());

        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(swept).isEqualTo(1);
    }

    @Test
    void doesNotFollowALinkOutOfTheDirectory() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Path day = directory.resolve("vault").resolve(KEY.text()).resolveSibling("");
        Files.createDirectories(day.resolveSibling(""));
        Files.createSymbolicLink(day, outside);

        assertThatThrownBy(() -> await(vault().write(KEY))).isInstanceOf(VaultFailure.class);
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../01/23/456789abcdef0123456789abcdef01234567",
                "01/23/../../etc/passwd",
                "/01/23/456789abcdef0123456789abcdef01234567",
                "01/23/+5533988887777",
                "01/23/456789ABCDEF0123456789ABCDEF01234567",
                "01/23/456789abcdef0123456789abcdef01234567\n"
            })
    void takesNoOtherTextForAKey(String text) {
        assertThatThrownBy(() -> new VaultKey(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> FileVault.open(file, Runnable::run, Clock.systemUTC()))
                .isInstanceOf(IOException.class);
    }

    private List<String> files() throws IOException {
        Path root = directory.resolve("vault");
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    private PartFile part(Path path) throws IOException {
        PartFile real = PartFile.onDisk(path);
        return new PartFile() {
            @Override
            public void append(byte[] part) throws IOException {
                room();
                real.append(part);
            }

            @Override
            public void sync() throws IOException {
                room();
                real.sync();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }

            private void room() throws IOException {
                if (full.get()) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }
}
