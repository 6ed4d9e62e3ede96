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
    /** Longer than a healthy broker needs, and all that others wait for keys that it does not answer. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final long MUCH_BYTES = 1024 * 1024;

    private final Pool pool;
    private final RecordPublisher publisher;
    private final RelayMeters meters;
    private final RelaySettings settings;
    private final HeldLease lease;
    private final WaitingRows waiting;
    private final Purge purge;
    private final Stall stall = new Stall(LOG);
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile long upkeepAt = System.nanoTime() - UPKEEP.toNanos();

    public OutboxRelay(Pool pool, RecordPublisher publisher, RelayMeters meters, RelaySettings settings) {
        this.pool = pool;
        this.publisher = publisher;
        this.meters = meters;
        this.settings = settings;
        this.lease = new HeldLease(
                new RelayLease(pool, UUID.randomUUID().toString(), settings.lease()), settings.lease(), meters);
        this.waiting = new WaitingRows(pool);
        this.purge = new Purge(pool, settings);
    }

    /** Looks for work soon; calls while it works are remembered as one. */
    public void wake() {
        wanted.set(true);
        if (!stopped && running.compareAndSet(false, true)) {
            wanted.set(false);
            turn().call(this::pause).subscribe().with(done -> rest(), this::fail);
        } else {
            lease.renewWhileBusy();
        }
    }

    /** Stops and gives the lease up. */
    public Uni<Void> stop() {
        stopped = true;
        return lease.release();
    }

    /** What is added meanwhile is of the next turn. */
    private Uni<Void> pause() {
        return restless() || stopped
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(settings.rest());
    }

    private boolean restless() {
        return settings.rest().isZero();
    }

    /** So much that there may be more; a page has a limit in rows and another in bytes. */
    private boolean isMuch(List<OutboxRow> rows) {
        return rows.size() >= settings.page() / 10
                || rows.stream().mapToLong(OutboxRow::bytes).sum() >= MUCH_BYTES;
    }

    private void rest() {
        if (lease.lanes().none()) {
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
        return lease.hold()
                .chain(held -> held.isPresent() ? drain() : Uni.createFrom().voidItem())
                .chain(this::upkeep);
    }

    private Uni<Void> drain() {
        return Uni.createFrom()
                .deferred(lease::hold)
                .chain(held -> held.isPresent()
                        ? round(held.getAsLong(), lease.lanes())
                        : Uni.createFrom().item(false))
                .repeat()
                .whilst(more -> more && !stopped)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Marks one late answer, else sends one page; answers whether to go on at once. */
    private Uni<Boolean> round(long under, Lanes current) {
        RelayRound late = current.answered().peek();
        if (late != null) {
            return mark(under, late, current).invoke(held -> current.answered().poll());
        }
        return waiting.next(settings.page(), current.closed())
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(false) : relay(rows, under, current));
    }

    private Uni<Boolean> relay(List<OutboxRow> rows, long under, Lanes current) {
        return Sending.of(rows, this::send).within(ANSWER).chain(standing -> mark(under, standing.inTime(), current)
                .eventually(() -> await(standing, current))
                .map(held -> held && (restless() || isMuch(rows))));
    }

    /** Goes on with others; what is answered late is marked when it is. */
    private void await(Sending.Standing standing, Lanes current) {
        if (!standing.onTheWay().isEmpty()) {
            current.onTheWay(standing.onTheWay());
            var unused = standing.late().thenAccept(round -> {
                current.answered().add(round);
                wake();
            });
        }
    }

    private Uni<Boolean> mark(long under, RelayRound round, Lanes current) {
        return waiting.mark(under, round).map(held -> marked(round, held, current));
    }

    private Uni<SendResult> send(OutboxRow row) {
        return Uni.createFrom()
                .deferred(() -> publisher.publish(row.outgoing(settings.topicPrefix())))
                .map(sent -> new SendResult(row, null))
                .onFailure()
                .recoverWithItem(failure -> new SendResult(row, failure));
    }

    private boolean marked(RelayRound round, boolean held, Lanes current) {
        if (!held) {
            lease.lost();
            LOG.warnf(
                    "relay lost its lease rows=%d; another publishes them",
                    round.published().size());
            return false;
        }
        current.settle(round);
        if (!round.published().isEmpty()) {
            meters.published(round.published().size());
        }
        round.refused().forEach(this::refused);
        if (round.trouble() != null) {
            meters.failed();
            stall.failed(String.valueOf(round.trouble()));
        }
        return true;
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
        OptionalLong held = lease.token();
        return meters.measure(pool)
                .chain(() -> held.isPresent()
                        ? purge.run(held.getAsLong())
                        : Uni.createFrom().voidItem());
    }
}
