package io.ringpost.ingress.spool;

import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One spooled record on its way to Kafka; used by one thread. */
final class Draining {
    private final Cursor.Read read;
    private final OutgoingRecord record;
    private @Nullable CompletableFuture<PublishOutcome> sent;
    private long notBefore;
    private boolean done;

    Draining(Cursor.Read read, OutgoingRecord record, long now) {
        this.read = read;
        this.record = record;
        this.notBefore = now;
    }

    FrameHeader header() {
        return read.header();
    }

    Segment segment() {
        return read.segment();
    }

    byte[] bytes() {
        return read.record();
    }

    OutgoingRecord record() {
        return record;
    }

    boolean isWaiting(long now) {
        return sent == null && !done && now - notBefore >= 0;
    }

    boolean isOnItsWay() {
        return sent != null;
    }

    boolean isDone() {
        return done;
    }

    void sent(CompletableFuture<PublishOutcome> outcome) {
        sent = outcome;
    }

    /** What became of it, once that is known; and after that it may be sent again. */
    @Nullable
    PublishOutcome outcome() {
        CompletableFuture<PublishOutcome> outcome = sent;
        if (outcome == null || !outcome.isDone()) {
            return null;
        }
        sent = null;
        return outcome.join();
    }

    void again(long notBeforeNanos) {
        notBefore = notBeforeNanos;
    }

    void done() {
        done = true;
    }
}
