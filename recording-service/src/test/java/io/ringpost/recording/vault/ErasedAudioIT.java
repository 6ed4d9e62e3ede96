package io.ringpost.recording.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.recording.fixture.OwnSchema;
import io.ringpost.recording.store.StoredRecordings;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure leaves in the vault: nothing, also of fetches that died or went on. */
class ErasedAudioIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final OwnSchema schema = new OwnSchema();
    private final Vertx vertx = Vertx.vertx();
    private final Path directory;
    private ErasedAudio erased;

    ErasedAudioIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void open() throws IOException {
        VaultSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VaultSettings.class)
                .withDefaultValues(Map.of("ringpost.recording.vault.directory", directory.toString()))
                .build()
                .getConfigMapping(VaultSettings.class);
        FileVault vault = FileVault.open(directory, Infrastructure.getDefaultWorkerPool(), Clock.systemUTC());
        erased =
                new ErasedAudio(vertx, new StoredRecordings(schema.pool()), vault, settings, new SimpleMeterRegistry());
        schema.execute("insert into call (id, call_id, erased) values ('c', 'c', true)");
    }

    @AfterEach
    void close() {
        schema.close();
        var unused = vertx.close();
    }

    @Test
    void isDeletedAlsoWhereItsRowNeverLearntOfIt() throws IOException {
        erased("r1");
        Path file = file("r1");
        Path half = Files.write(file.resolveSibling("." + file.getFileName() + "-1.part"), new byte[9]);

        erase();

        assertThat(file).doesNotExist();
        assertThat(half).doesNotExist();
    }

    @Test
    void isLookedForAgainWhenAFetchThatOutlivedTheErasureMustBeOver() throws IOException {
        erased("r1");
        erase();
        Path late = file("r1");
        erase();
        assertThat(late).as("not yet due again").exists();

        schema.execute("update recording set updated_at = updated_at - interval '1 hour', erase_at = now()");
        erase();

        assertThat(late).doesNotExist();
        assertThat(schema.texts("select erase_at from recording")).isEqualTo(List.of("null"));
    }

    @Test
    void whatCannotBeDeletedKeepsNothingElse() throws IOException {
        erased("r1");
        erased("r2");
        Path stuck = Files.createDirectories(path("r1").resolve("not a file"));
        Path file = file("r2");

        erase();

        assertThat(file).doesNotExist();
        assertThat(stuck).exists();
        assertThat(schema.texts("select id from recording where erase_at > now() and updated_at < erase_at"))
                .contains("r1");
    }

    private void erased(String id) {
        schema.execute(
                "insert into recording (id, leg_id, provider, known, status, attempts, erase_at)"
                        + " values (?, 'c', 'wavoip', '{}', 'erased', 1, now())",
                id);
    }

    private Path file(String id) throws IOException {
        Files.createDirectories(path(id).resolveSibling(""));
        return Files.write(path(id), new byte[9]);
    }

    private Path path(String id) {
        return directory.resolve(VaultKey.of(id).text());
    }

    private void erase() {
        var unused = erased.erase().await().atMost(SOON);
    }
}
