package io.ringpost.safehttp;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call's one timer, used from its context only. A timer of Vert.x is taken away with the verticle that it was set in, as
 * the HTTP server is when a service stops; a call that is under way then has to end all the same.
 */
final class Alarm {
    private final ContextInternal context;
    private @Nullable ScheduledFuture<?> timer;
    private int settings;

    Alarm(Context context) {
        this.context = (ContextInternal) context;
    }

    /** Rings once after a while, unless it is set again or stopped before. */
    void set(Duration delay, Runnable ring) {
        stop();
        int setting = settings;
        timer = context.nettyEventLoop()
                .schedule(() -> context.emit(ignored -> ring(setting, ring)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        settings++;
        ScheduledFuture<?> before = timer;
        if (before != null) {
            timer = null;
            before.cancel(false);
        }
    }

    private void ring(int setting, Runnable ring) {
        if (setting == settings) {
            ring.run();
        }
    }
}
