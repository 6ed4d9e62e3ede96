package io.ringpost.inbox;

import io.ringpost.deadletter.DeadLetters;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the consumer of a handler. */
@ApplicationScoped
public class BatchConsumers {
    private final Pool pool;
    private final DeadLetters deadLetters;
    private final InboxMeters meters;
    private final BatchSettings settings;

    @Inject
    BatchConsumers(
            Pool pool,
            DeadLetters deadLetters,
            InboxMeters meters,
            @ConfigProperty(name = "RINGPOST_TOPIC_PREFIX") Optional<String> topicPrefix) {
        this(pool, deadLetters, meters, new BatchSettings(topicPrefix.orElse(""), Patience.USUAL));
    }

    BatchConsumers(Pool pool, DeadLetters deadLetters, InboxMeters meters, BatchSettings settings) {
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.settings = settings;
    }

    /** The consumer that runs the given handler. */
    public <T> BatchConsumer<T> of(BatchHandler<T> handler) {
        return new BatchConsumer<>(handler, pool, deadLetters, meters, settings);
    }
}
