package io.ringpost.inbox;

import io.ringpost.deadletter.DeadLetters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way to consume: understand, dead letters, one transaction, offsets.
 *
 * <p>It never fails: no failure strategy of the channel ever acts. While the database or the broker is away little
 * more is taken; then the channel asks for no further batch and pauses its partitions.
 *
 * @param <T> the handler's facts
 */
public final class BatchConsumer<T> {
    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);

    private final BatchHandler<T> handler;
    private final Pool pool;
    private final DeadLetters deadLetters;
    private final InboxMeters meters;
    private final BatchSettings settings;
    private final AppliedBatches applied;
    private final BatchQueue queue = new BatchQueue(this::together);
    private Supplier<Uni<Void>> before = () -> Uni.createFrom().voidItem();
    private Runnable after = () -> {};

    BatchConsumer(
            BatchHandler<T> handler, Pool pool, DeadLetters deadLetters, InboxMeters meters, BatchSettings settings) {
        this.handler = handler;
        this.pool = pool;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.settings = settings;
        this.applied = new AppliedBatches(handler.consumer(), settings.soon());
    }

    /** The same, which first does this whenever it handles something, again and again until it succeeds. */
    public BatchConsumer<T> before(Supplier<Uni<Void>> step) {
        before = step;
        return this;
    }

    /** The same, which runs this whenever something was applied. */
    public BatchConsumer<T> after(Runnable step) {
        after = step;
        return this;
    }

    /**
     * Handles a polled batch, together with others that wait, and lets it be acknowledged soon afterwards, which commits its
     * offsets. It completes when another may come, which is as a rule before it is handled.
     */
    public Uni<Void> consume(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return queue.add(BatchQueue.Polled.of(batch));
    }

    /** Handles nothing more; what is applied is acknowledged at once. */
    void stop() {
        queue.stop();
        applied.acknowledge();
    }

    private Uni<Void> together(List<BatchQueue.Polled> batches) {
        List<ConsumerRecord<String, byte @Nullable []>> records = new ArrayList<>();
        batches.forEach(batch -> batch.records().forEach(records::add));
        return settings.patience()
                .forEver(Uni.createFrom().deferred(() -> before.get()), failure -> true)
                .chain(() -> handle(records))
                .invoke(tally -> {
                    batches.forEach(batch -> applied.add(batch.message()));
                    after.run();
                })
                .replaceWithVoid();
    }

    /** Takes records again that were parked, by what the handler knows now. */
    public Uni<Tally> again(Iterable<ConsumerRecord<String, byte @Nullable []>> letters) {
        return Uni.createFrom().deferred(handler::beforeReplay).chain(() -> handle(letters));
    }

    /** Handles records; when it completes, each is applied, known, ignored or parked. Until then it does not end. */
    public Uni<Tally> handle(Iterable<ConsumerRecord<String, byte @Nullable []>> batch) {
        return Uni.createFrom().deferred(() -> {
            AtomicInteger troubles = new AtomicInteger();
            Uni<Tally> once = Uni.createFrom()
                    .deferred(() -> settle(batch, troubles))
                    .onFailure()
                    .invoke(failure -> trouble(failure, troubles));
            return settings.patience()
                    .forEver(once, failure -> true)
                    .map(tally -> tally.withRetries(troubles.get()))
                    .invoke(this::done)
                    .onCancellation()
                    .invoke(() -> meters.abandoned(handler.consumer()));
        });
    }

    /** Fails only by what is no record's fault, such as a class that cannot be loaded. */
    private Uni<Tally> settle(Iterable<ConsumerRecord<String, byte @Nullable []>> batch, AtomicInteger troubles) {
        UnderstoodBatch<T> understood = UnderstoodBatch.of(batch, handler, settings.topicPrefix());
        Settlement<T> settlement = new Settlement<>(
                new Inbox<>(pool, handler, settings.patience().attempt()),
                deadLetters,
                handler.consumer(),
                settings.patience(),
                failure -> trouble(failure, troubles));
        return settlement
                .park(understood.poison())
                .flatMap(parked -> settlement.settle(understood.candidates()).map(parked::plus))
                .map(tally -> tally.withIgnored(understood.ignored()));
    }

    private void trouble(Throwable failure, AtomicInteger troubles) {
        meters.troubled(handler.consumer());
        if (troubles.getAndIncrement() == 0) {
            LOG.warnf("batch stalled consumer=%s cause=%s", handler.consumer(), Trouble.describe(failure));
        }
    }

    private void done(Tally tally) {
        meters.done(handler.consumer(), tally);
        if (tally.deadLetters() > 0 || tally.retries() > 0) {
            LOG.warnf(
                    "batch done consumer=%s fresh=%d duplicates=%d ignored=%d dead_letters=%d retries=%d",
                    handler.consumer(),
                    tally.fresh(),
                    tally.duplicates(),
                    tally.ignored(),
                    tally.deadLetters(),
                    tally.retries());
        }
    }
}
