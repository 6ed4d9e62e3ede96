package io.ringpost.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.deadletter.DeadLetters;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the consumer of a handler. */
@ApplicationScoped
public class BatchConsumers {
    private static final long BETWEEN_COMMITS_MILLIS = 200;

    private final Pool pool;
    private final DeadLetters deadLetters;
    private final InboxMeters meters;
    private final BatchSettings settings;
    private final Map<String, BatchHandler<?>> handlers = new ConcurrentHashMap<>();
    private final Queue<BatchConsumer<?>> consumers = new ConcurrentLinkedQueue<>();

    @Inject
    BatchConsumers(
            Pool pool,
            DeadLetters deadLetters,
            InboxMeters meters,
            Vertx vertx,
            @ConfigProperty(name = "RINGPOST_TOPIC_PREFIX") Optional<String> topicPrefix) {
        this(
                pool,
                deadLetters,
                meters,
                new BatchSettings(
                        topicPrefix.orElse(""),
                        Patience.USUAL,
                        work -> vertx.setTimer(BETWEEN_COMMITS_MILLIS, timer -> work.run())));
    }

    BatchConsumers(Pool pool, DeadLetters deadLetters, InboxMeters meters, BatchSettings settings) {
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.settings = settings;
    }

    /** A consumer may come to be with its first record only; its dead letters are this service's before that. */
    void start(@Observes StartupEvent event, @Any Instance<BatchHandler<?>> all) {
        all.forEach(this::know);
    }

    void stop(@Observes ShutdownEvent event) {
        consumers.forEach(BatchConsumer::stop);
    }

    /** A consumer that runs the given handler, for one channel. */
    public <T> BatchConsumer<T> of(BatchHandler<T> handler) {
        know(handler);
        BatchConsumer<T> consumer = new BatchConsumer<>(handler, pool, deadLetters, meters, settings);
        consumers.add(consumer);
        return consumer;
    }

    /** The names of the consumers of this service. */
    public Set<String> names() {
        return Set.copyOf(handlers.keySet());
    }

    /** A consumer that takes records again which this handler's consumer parked; empty if there is no such handler. */
    public Optional<BatchConsumer<?>> again(String consumer) {
        return Optional.ofNullable(handlers.get(consumer)).map(this::again);
    }

    private void know(BatchHandler<?> handler) {
        @Nullable BatchHandler<?> known = handlers.putIfAbsent(handler.consumer(), handler);
        if (known != null && known != handler) {
            throw new IllegalStateException("Two handlers call themselves " + handler.consumer());
        }
    }

    private <T> BatchConsumer<T> again(BatchHandler<T> handler) {
        return new BatchConsumer<>(handler, pool, deadLetters, meters, settings.forReplay());
    }
}
