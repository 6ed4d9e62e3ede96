package io.ringpost.sms.send;

import io.ringpost.sms.store.ClaimedText;
import io.ringpost.sms.store.DueTexts;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One provider's texts, as many at once as it bears: a provider that is slow slows only its own. Rings that come while a
 * claim is under way are one more claim after it, however many they are.
 */
final class Lane {
    private final SmsSender sender;
    private final DueTexts due;
    private final Sending sending;
    private final SendPatience patience;
    private final SendWatch watch;
    private final Duration lease;
    private final AtomicInteger rings = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopping;

    Lane(SmsSender sender, DueTexts due, Sending sending, SendPatience patience, SendWatch watch, Duration lease) {
        this.sender = sender;
        this.due = due;
        this.sending = sending;
        this.patience = patience;
        this.watch = watch;
        this.lease = lease;
    }

    void ring() {
        if (rings.getAndIncrement() == 0) {
            round();
        }
    }

    /** Claims no more; what is under way comes to its end. */
    void stop() {
        stopping = true;
    }

    /** Whether nothing is under way, and nothing will be once it is stopped. */
    boolean idle() {
        // In this order: what a claim brings is under way before its ring is answered.
        return (rings.get() == 0 || !stopping) && underWay.get() == 0;
    }

    private void round() {
        int answered = rings.get();
        int room = room();
        Uni<List<ClaimedText>> claim = room <= 0
                ? Uni.createFrom().item(List.of())
                : patience.once(due.claim(sender.provider(), room, lease), this::putBack);
        claim.subscribe()
                .with(
                        claimed -> {
                            underWay.addAndGet(claimed.size());
                            claimed.forEach(this::start);
                            if (!claimed.isEmpty() && claimed.size() == room) {
                                rings.incrementAndGet();
                            }
                            next(answered);
                        },
                        failure -> {
                            watch.unclaimed(failure);
                            rings.set(0);
                        });
    }

    /** How many may be claimed now; what would have to wait for its turn is claimed when the turn has come. */
    private int room() {
        int free = stopping ? 0 : sender.concurrency() - underWay.get();
        Duration wait = free > 0 ? sender.untilNext() : Duration.ZERO;
        if (!wait.isZero()) {
            ringAfter(wait);
            return 0;
        }
        return Math.min(free, sender.atOnce());
    }

    private void ringAfter(Duration wait) {
        if (waiting.compareAndSet(false, true)) {
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(wait.plusMillis(1)) // delays are cut to whole milliseconds
                    .subscribe()
                    .with(turn -> {
                        waiting.set(false);
                        ring();
                    });
        }
    }

    private void start(ClaimedText claimed) {
        sending.run(sender, claimed)
                .onTermination()
                .invoke(() -> {
                    underWay.decrementAndGet();
                    ring();
                })
                .subscribe()
                .with(done -> {}, failure -> watch.unsaved(claimed, failure));
    }

    /** Nobody waits for them any more: kept, they would count as lost though they were never sent. */
    private void putBack(List<ClaimedText> late) {
        if (late.isEmpty()) {
            return;
        }
        watch.late(late.size());
        late.forEach(text -> patience.whileLeased(due.later(text, Duration.ZERO))
                .subscribe()
                .with(done -> {}, failure -> watch.unsaved(text, failure)));
    }

    private void next(int answered) {
        if (rings.addAndGet(-answered) > 0) {
            round();
        }
    }
}
