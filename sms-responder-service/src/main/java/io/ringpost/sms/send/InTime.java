package io.ringpost.sms.send;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for a step that cannot be called off: what it brings too late is handed on, instead of being forgotten. */
final class InTime {
    private InTime() {}

    /** What it brings; fails if that takes too long. */
    static <T> Uni<T> of(Uni<T> step, Duration limit, Consumer<T> late) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean over = new AtomicBoolean();
            Cancellable timer = Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(limit)
                    .subscribe()
                    .with(passed -> {
                        if (over.compareAndSet(false, true)) {
                            emitter.fail(new TimeoutException());
                        }
                    });
            step.subscribe()
                    .with(
                            item -> {
                                timer.cancel();
                                if (over.compareAndSet(false, true)) {
                                    emitter.complete(item);
                                } else {
                                    late.accept(item);
                                }
                            },
                            failure -> {
                                timer.cancel();
                                if (over.compareAndSet(false, true)) {
                                    emitter.fail(failure);
                                }
                            });
        });
    }
}
