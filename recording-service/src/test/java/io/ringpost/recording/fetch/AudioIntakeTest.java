package io.ringpost.recording.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.local.play.Wav;
import io.ringpost.recording.vault.FileVault;
import io.ringpost.recording.vault.VaultKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioIntakeTest {
    private static final VaultKey KEY = VaultKey.of("rec_1");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong now = new AtomicLong();
    private final AtomicBoolean kept = new AtomicBoolean(true);
    private final Lease lease = new Lease(() -> Uni.createFrom().item(kept.get()), Duration.ofSeconds(60), now::get);
    private final Path directory;

    AudioIntakeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsWhatCameWhole() throws IOException {
        assertThat(take(Wav.of("new", 1)).word()).isEqualTo("stored");

        assertThat(files()).containsExactly(KEY.text());
    }

    /** Its lease went to another fetch, which may have stored the recording by now. */
    @Test
    void replacesNothingOnceItsLeaseIsLost() throws IOException {
        byte[] others = Wav.of("others", 1);
        assertThat(take(others).word()).isEqualTo("stored");
        kept.set(false);

        assertThat(take(Wav.of("late", 1)).word()).isEqualTo("vault_late");

        assertThat(files()).containsExactly(KEY.text());
        assertThat(Files.readAllBytes(directory.resolve(KEY.text()))).isEqualTo(others);
    }

    @Test
    void leavesNothingOfAFileThatWasBeingOpenedWhenItWasGivenUp() throws IOException {
        Queue<Runnable> disk = new ConcurrentLinkedQueue<>();
        AudioIntake intake = intake(disk::add);
        intake.write(Wav.of("new", 1)).subscribe().with(written -> {}, refused -> {});

        var outcome = intake.drop(new FetchOutcome.NotReady("too_slow")).await().atMost(SOON);

        assertThat(outcome.word()).isEqualTo("too_slow");
        await().atMost(SOON).until(() -> {
            Stream.generate(disk::poll).takeWhile(step -> step != null).forEach(Runnable::run);
            return files().isEmpty();
        });
    }

    private FetchOutcome take(byte[] audio) {
        AudioIntake intake = intake(Infrastructure.getDefaultWorkerPool());
        intake.write(audio).await().atMost(SOON);
        return intake.complete().await().atMost(SOON);
    }

    private AudioIntake intake(Executor blocking) {
        try {
            return new AudioIntake(FileVault.open(directory, blocking, Clock.systemUTC()), KEY, lease);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
