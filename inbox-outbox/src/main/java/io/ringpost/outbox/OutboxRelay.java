package io.ringpost.outbox;

import io.ringpost.publish.RecordPublisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: one replica at a time, in the order of ids, at least once.
 *
 * <p>A row counts as published when the broker has it in all in-sync replicas and the mark is committed under the lease's
 * token; a crash between the two publishes it again.
 */
public final class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration UPKEEP = Duration.ofSeconds(10);

    private final Pool pool;
    private final RecordPublisher publisher;
    private final RelayMeters meters;
    private final RelaySettings settings;
    private final RelayLease lease;
    private final WaitingRows waiting;
    private final Purge purge;
    private final Stall stall = new Stall(LOG);
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;
    /** Whether the last round left rows that the broker did not take. */
    private volatile boolean stuck;

    private volatile OptionalLong token = OptionalLong.empty();
    private volatile long renewedAt;
    private volatile long upkeepAt = System.nanoTime() - UPKEEP.toNanos();

    public OutboxRelay(Pool pool, RecordPublisher publisher, RelayMeters meters, RelaySettings settings) {
        this.pool = pool;
        this.publisher = publisher;
        this.meters = meters;
        this.settings = settings;
        this.lease = new RelayLease(pool, UUID.randomUUID().toString(), settings.lease());
        this.waiting = new WaitingRows(pool);
        this.purge = new Purge(pool, settings);
    }

    /** Looks for work soon; calls while it works are remembered as one. */
    public void wake() {
        wanted.set(true);
        if (!stopped && running.compareAndSet(false, true)) {
            wanted.set(false);
            turn().subscribe().with(done -> rest(), this::fail);
        } else {
            renewWhileBusy();
        }
    }

    /** Stops and gives the lease up. */
    public Uni<Void> stop() {
        stopped = true;
        OptionalLong held = token;
        token = OptionalLong.empty();
        meters.held(false);
        return held.isPresent()
                ? lease.release(held.getAsLong())
                : Uni.createFrom().voidItem();
    }

    private void rest() {
        if (!stuck) {
            stall.succeeded();
        }
        running.set(false);
        if (wanted.get()) {
            wake();
        }
    }

    /** The next tick tries again. */
    private void fail(Throwable failure) {
        meters.failed();
        stall.failed(failure.toString());
        running.set(false);
    }

    private Uni<Void> turn() {
        return hold().chain(() -> token.isPresent() ? drain() : Uni.createFrom().voidItem())
                .chain(this::upkeep);
    }

    private Uni<Void> hold() {
        return token.isPresent()
                        && System.nanoTime() - renewedAt < settings.lease().toNanos() / 3
                ? Uni.createFrom().voidItem()
                : renew();
    }

    private Uni<Void> renew() {
        long asked = System.nanoTime();
        return lease.hold()
                .invoke(answer -> {
                    token = stopped ? OptionalLong.empty() : answer;
                    renewedAt = asked;
                    meters.held(answer.isPresent());
                })
                .replaceWithVoid();
    }

    /** Publishing may take longer than the lease when the broker is slow. */
    private void renewWhileBusy() {
        if (!stopped
                && token.isPresent()
                && System.nanoTime() - renewedAt > settings.lease().toNanos() / 3) {
            renewedAt = System.nanoTime();
            renew().subscribe().with(done -> {}, failure -> LOG.debug("lease not renewed", failure));
        }
    }

    private Uni<Void> drain() {
        return Uni.createFrom()
                .deferred(this::hold)
                .chain(() -> waiting.next(settings.page()))
                .chain(rows -> rows.isEmpty() || token.isEmpty()
                        ? Uni.createFrom().item(false)
                        : relay(rows, token.getAsLong()))
                .repeat()
                .whilst(more -> more && !stopped)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Answers whether to go on at once. */
    private Uni<Boolean> relay(List<OutboxRow> rows, long under) {
        return Uni.join()
                .all(rows.stream().map(this::send).toList())
                .andFailFast()
                .map(RelayRound::of)
                .flatMap(round -> waiting.mark(under, round).map(held -> marked(round, held)));
    }

    private Uni<SendResult> send(OutboxRow row) {
        return publisher
                .publish(row.outgoing(settings.topicPrefix()))
                .map(sent -> new SendResult(row, null))
                .onFailure()
                .recoverWithItem(failure -> new SendResult(row, failure));
    }

    private boolean marked(RelayRound round, boolean held) {
        if (!held) {
            token = OptionalLong.empty();
            meters.held(false);
            LOG.warnf(
                    "relay lost its lease rows=%d; another publishes them",
                    round.published().size());
            return false;
        }
        stuck = round.waiting() > 0;
        meters.published(round.published().size());
        round.refused().forEach(this::refused);
        if (stuck) {
            meters.failed();
            stall.failed(String.valueOf(round.trouble()));
        }
        return !stuck;
    }

    private void refused(OutboxRow row) {
        meters.refused(1);
        byte[] value = row.value();
        LOG.errorf(
                "outbox row will never be published id=%d topic=%s bytes=%d: larger than the topic takes",
                row.id(), row.topic(), value == null ? 0 : value.length);
    }

    private Uni<Void> upkeep() {
        if (System.nanoTime() - upkeepAt < UPKEEP.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        upkeepAt = System.nanoTime();
        OptionalLong held = token;
        return meters.measure(pool)
                .chain(() -> held.isPresent()
                        ? purge.run(held.getAsLong())
                        : Uni.createFrom().voidItem());
    }
}
