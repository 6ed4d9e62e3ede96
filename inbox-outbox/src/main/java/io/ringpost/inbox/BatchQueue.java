package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
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
    /** Small batches are handled together up to so much; who has as much waiting asks for no more. */
    private static final int MANY_RECORDS = 100;

    private static final long MANY_BYTES = 1024 * 1024;

    private final Function<List<Polled>, Uni<Void>> handle;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int records;
    private long bytes;
    private int turn;
    private boolean busy;
    private boolean stopped;
    private @Nullable Throwable broken;
    private @Nullable Cancellable underWay;

    /**
     * A queue of one channel.
     *
     * @param handle handles some, in that order; once it fails nothing is handled any more, or what follows would be
     *     acknowledged and what failed with it
     */
    BatchQueue(Function<List<Polled>, Uni<Void>> handle) {
        this.handle = handle;
    }

    /** Completes when another may come: at once if little waits, else when it is handled. */
    Uni<Void> add(Polled batch) {
        return Uni.createFrom().emitter(emitter -> {
            if (enter(new Waiting(batch, emitter))) {
                emitter.complete(null);
            }
            next();
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

    /** Tells whether there is room for another. */
    private boolean enter(Waiting one) {
        Throwable failure;
        synchronized (waiting) {
            failure = broken;
            waiting.add(one);
            records += one.batch().count();
            bytes += one.batch().bytes();
        }
        if (failure != null) {
            one.end(failure);
            return false;
        }
        return !much(records, bytes);
    }

    private void next() {
        List<Waiting> taken = new ArrayList<>();
        int mine = take(taken);
        if (taken.isEmpty()) {
            return;
        }
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

    private int take(List<Waiting> taken) {
        synchronized (waiting) {
            if (!busy && !stopped && broken == null && !waiting.isEmpty()) {
                busy = true;
                turn++;
                int count = 0;
                long size = 0;
                do {
                    Waiting one = waiting.remove();
                    taken.add(one);
                    count += one.batch().count();
                    size += one.batch().bytes();
                } while (!waiting.isEmpty()
                        && !much(
                                count + waiting.element().batch().count(),
                                size + waiting.element().batch().bytes()));
                records -= count;
                bytes -= size;
            }
            return turn;
        }
    }

    private void ended(List<Waiting> taken, @Nullable Throwable failure) {
        List<Waiting> over = new ArrayList<>(taken);
        synchronized (waiting) {
            busy = false;
            underWay = null;
            broken = failure;
            if (failure != null) {
                over.addAll(waiting);
                waiting.clear();
            }
        }
        over.forEach(one -> one.end(failure));
        next();
    }

    private static boolean much(int records, long bytes) {
        return records > MANY_RECORDS || bytes > MANY_BYTES;
    }

    /** A batch as the connector hands it over, and how much it is. */
    record Polled(Message<ConsumerRecords<String, byte @Nullable []>> message, int count, long bytes) {
        static Polled of(Message<ConsumerRecords<String, byte @Nullable []>> message) {
            long bytes = 0;
            for (ConsumerRecord<String, byte @Nullable []> polled : message.getPayload()) {
                bytes += Math.max(0, polled.serializedValueSize());
            }
            return new Polled(message, message.getPayload().count(), bytes);
        }

        ConsumerRecords<String, byte @Nullable []> records() {
            return message.getPayload();
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
