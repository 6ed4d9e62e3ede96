package io.ringpost.recording.vault;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.recording.store.StoredRecordings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Deletes the audio of calls that were erased: first in the vault, then in the row, so that a crash forgets none. Where a
 * recording lies follows from its id, so a file that its row never learnt of is found too.
 */
@ApplicationScoped
public class ErasedAudio {
    private static final WideLog LOG = WideLog.of(ErasedAudio.class);
    private static final int BATCH = 100;
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final StoredRecordings recordings;
    private final RecordingVault vault;
    private final VaultSettings settings;
    private final Counter unerased;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer;

    ErasedAudio(
            Vertx vertx,
            StoredRecordings recordings,
            RecordingVault vault,
            VaultSettings settings,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.recordings = recordings;
        this.vault = vault;
        this.settings = settings;
        this.unerased = meters.counter("ringpost.recording.unerased");
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
                            "erased-audio-unknown")
                    .failure(failure)
                    .warn("Audio of erased calls could not be looked up; tried again"));
        }
    }

    /** How many there were to delete. */
    Uni<Long> erase() {
        return recordings
                .erased(BATCH)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(this::erase)
                .filter(deleted -> deleted)
                .collect()
                .with(Collectors.counting());
    }

    private Uni<Boolean> erase(String recordingId) {
        return vault.delete(VaultKey.of(recordingId))
                .call(deleted -> recordings.deleted(recordingId, settings.outlive()))
                .onFailure(VaultFailure.class)
                .recoverWithUni(failure -> {
                    unerased.increment();
                    LOG.event("audio-unerased")
                            .word("recording", recordingId)
                            .failure(failure)
                            .error("Audio of an erased call could not be deleted; tried again");
                    return recordings.undeleted(recordingId, AGAIN).replaceWith(false);
                });
    }

    private void told(long count) {
        if (count > 0) {
            LOG.event("audio-erased").number("recordings", count).info("Audio of erased calls deleted");
        }
    }
}
