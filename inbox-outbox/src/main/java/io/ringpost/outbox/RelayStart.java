package io.ringpost.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.publish.RecordPublisher;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the relay as long as the service runs. */
@Singleton
class RelayStart {
    private static final Logger LOG = Logger.getLogger(RelayStart.class);
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final OutboxSignal signal;
    private final OutboxRelay relay;

    RelayStart(Pool pool, RecordPublisher publisher, RelayMeters meters, OutboxSignal signal, RelaySettings settings) {
        this.signal = signal;
        this.relay = new OutboxRelay(pool, publisher, meters, settings);
    }

    void start(@Observes StartupEvent event) {
        signal.listen(relay::wake);
        relay.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        relay.stop()
                .ifNoItem()
                .after(PARTING)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.infof("lease not given up, it runs out by itself cause=%s", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
