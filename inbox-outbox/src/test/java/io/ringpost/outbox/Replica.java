package io.ringpost.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Topology;
import io.ringpost.publish.RecordPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One replica of a service that has an outbox. */
final class Replica {
    private static final Duration SOON = Duration.ofSeconds(20);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final OutboxSignal signal;
    final OutboxRelay relay;
    private final Pool pool;

    Replica(Vertx vertx, Pool pool, RecordPublisher publisher, Duration lease) {
        this(
                vertx,
                pool,
                publisher,
                new RelaySettings("", lease, 50, Duration.ofDays(1), 100_000, Duration.ofDays(30), Duration.ZERO));
    }

    Replica(Vertx vertx, Pool pool, RecordPublisher publisher, RelaySettings settings) {
        this(pool, publisher, settings, new OutboxSignal(vertx, pool));
    }

    Replica(Pool pool, RecordPublisher publisher, RelaySettings settings, OutboxSignal signal) {
        this.pool = pool;
        this.signal = signal;
        this.relay = new OutboxRelay(pool, publisher, new RelayMeters(registry), settings);
    }

    Replica start() {
        signal.listen(relay::wake);
        signal.start();
        return this;
    }

    /** Ends without a word, like a process that is killed. */
    void kill() {
        signal.stop();
        pool.closeAndAwait();
    }

    void add(String key, int from, int count) {
        List<OutboxMessage> messages = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            messages.add(message(key, Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
        add(messages);
    }

    void add(List<OutboxMessage> messages) {
        adding(messages).await().atMost(SOON);
    }

    Uni<Void> adding(List<OutboxMessage> messages) {
        return pool.withTransaction(tx -> new Outbox().add(tx, messages));
    }

    static OutboxMessage message(String key, byte[] value) {
        return new OutboxMessage(Topology.CALL_EVENTS, key, Map.of("ce_type", "a \"quoted\" type"), value);
    }
}
