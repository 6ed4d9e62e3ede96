package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Polled batches that wait for their turn, and are handled together when it comes. The connector polls on while one is handled,
 * and would hand over what it has polled one by one, however few records each batch has: then whoever falls behind a little
 * stays behind.
 */
final class BatchQueue {
    /** Who has so much waiting asks for no more: what is handled together keeps an event loop only so long. */
    private static final int MANY_RECORDS = 100;

    private static final long MANY_BYTES = 1024 * 1024;

    private final Function<List<Polled>, Uni<Void>> handle;
    private final List<Waiting> waiting = new ArrayList<>();
    private int records;
    private long bytes;
    private int turn;
    private boolean busy;
    private boolean stopped;
    private @Nullable Cancellable underWay;

    /**
     * A queue of one channel.
     *
     * @param handle handles some, in that order; what it fails with fails all of them
     */
    BatchQueue(Function<List<Polled>, Uni<Void>> handle) {
        this.handle = handle;
    }

    /** Completes when there is room for another: at once if little waits, else when it is handled. */
    Uni<Void> add(Polled batch) {
        return Uni.createFrom().emitter(emitter -> {
            boolean much;
            synchronized (waiting) {
                waiting.add(new Waiting(batch, emitter));
                records += batch.records().count();
                bytes += batch.bytes();
                much = records > MANY_RECORDS || bytes > MANY_BYTES;
            }
            next();
            if (!much) {
                emitter.complete(null);
            }
        });
    }

    /** Handles no more, and lets go of what it handles. */
    void stop() {
        Cancellable last;
        synchronized (waiting) {
            stopped = true;
            last = underWay;
        }
        if (last != null) {
            last.cancel();
        }
    }

    private void next() {
        List<Waiting> taken = taken();
        if (taken.isEmpty()) {
            return;
        }
        int mine = turn;
        Cancellable step = Uni.createFrom()
                .deferred(() -> handle.apply(taken.stream().map(Waiting::batch).toList()))
                .subscribe()
                .with(done -> ended(taken, null), failure -> ended(taken, failure));
        synchronized (waiting) {
            if (busy && turn == mine) {
                underWay = step;
            }
        }
    }

    private List<Waiting> taken() {
        synchronized (waiting) {
            if (busy || stopped || waiting.isEmpty()) {
                return List.of();
            }
            busy = true;
            turn++;
            List<Waiting> taken = List.copyOf(waiting);
            waiting.clear();
            records = 0;
            bytes = 0;
            return taken;
        }
    }

    private void ended(List<Waiting> taken, @Nullable Throwable failure) {
        synchronized (waiting) {
            busy = false;
            underWay = null;
        }
        taken.forEach(one -> one.end(failure));
        next();
    }

    /** A batch as the connector hands it over. */
    record Polled(Message<ConsumerRecords<String, byte @Nullable []>> message) {
        ConsumerRecords<String, byte @Nullable []> records() {
            return message.getPayload();
        }

        long bytes() {
            long sum = 0;
            for (ConsumerRecord<String, byte @Nullable []> polled : records()) {
                sum += Math.max(0, polled.serializedValueSize());
            }
            return sum;
        }
    }

    private record Waiting(Polled batch, UniEmitter<? super Void> emitter) {
        void end(@Nullable Throwable failure) {
            if (failure == null) {
                emitter.complete(null);
            } else {
                emitter.fail(failure);
            }
        }
    }
}
