package io.ringpost.recording.vault;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideLog;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the vault that the settings name, and keeps it tidy. */
@ApplicationScoped
public class VaultTools {
    private static final WideLog LOG = WideLog.of(VaultTools.class);

    private final Vertx vertx;
    private volatile long sweeping;

    VaultTools(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A directory that cannot be written to ends the start: nothing could be stored. */
    @Produces
    @Singleton
    RecordingVault vault(VaultSettings settings) {
        try {
            return FileVault.open(
                    Path.of(settings.directory()), Infrastructure.getDefaultWorkerPool(), Clock.systemUTC());
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "RINGPOST_RECORDINGS_DIR cannot be used: no files can be made in it", unusable);
        }
    }

    void start(@Observes StartupEvent event, RecordingVault vault, VaultSettings settings) {
        sweep(vault);
        sweeping = vertx.setPeriodic(settings.sweep().toMillis(), timer -> sweep(vault));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(sweeping);
    }

    private static void sweep(RecordingVault vault) {
        vault.sweep()
                .subscribe()
                .with(
                        found -> {
                            if (found > 0) {
                                LOG.event("vault-swept")
                                        .number("leftovers", found)
                                        .info("Unfinished recordings removed");
                            }
                        },
                        failure -> LOG.event("vault-unswept")
                                .failure(failure)
                                .warn("Unfinished recordings could not be looked for"));
    }
}
