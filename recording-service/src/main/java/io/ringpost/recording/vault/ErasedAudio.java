package io.ringpost.recording.vault;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.recording.store.StoredRecordings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deletes the audio of calls that were erased: first in the vault, then its key, so that a crash forgets none. */
@ApplicationScoped
public class ErasedAudio {
    private static final WideLog LOG = WideLog.of(ErasedAudio.class);
    private static final int BATCH = 100;

    private final Vertx vertx;
    private final StoredRecordings recordings;
    private final RecordingVault vault;
    private final VaultSettings settings;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    ErasedAudio(Vertx vertx, StoredRecordings recordings, RecordingVault vault, VaultSettings settings) {
        this.vertx = vertx;
        this.recordings = recordings;
        this.vault = vault;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(settings.erase().toMillis(), tick -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            erase().onTermination().invoke(() -> busy.set(false)).subscribe().with(this::told, failure -> LOG.event(
                            "audio-unerased")
                    .failure(failure)
                    .warn("Audio of erased calls could not be deleted; tried again"));
        }
    }

    /** How many were deleted. */
    Uni<Long> erase() {
        return recordings
                .erased(BATCH)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> vault.delete(new VaultKey(key))
                        .flatMap(deleted -> recordings.deleted(key))
                        .replaceWith(key))
                .collect()
                .with(java.util.stream.Collectors.counting());
    }

    private void told(long count) {
        if (count > 0) {
            LOG.event("audio-erased").number("recordings", count).info("Audio of erased calls deleted");
        }
    }
}
