package io.ringpost.ingress.connect;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The time limits of all event loops; while thousands are due on one, they are up to five seconds late. */
@Singleton
public class TimeLimits {
    /** How long whoever was refused may read his answer. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Map<EventExecutor, Overdue> overdue = new ConcurrentHashMap<>();
    /** A line of their own: behind thousands that are to be refused, those that are would be held for nothing. */
    private final Map<EventExecutor, Overdue> refused = new ConcurrentHashMap<>();

    @Inject
    TimeLimits(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts one on the event loop that calls; the end comes in the caller's context. */
    public TimeLimit start(Duration within, Runnable end) {
        ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
        return start(context.nettyEventLoop(), within, () -> context.emit(turn -> end.run()));
    }

    /** Ends what was refused as soon as its sender had time to read why. */
    public TimeLimit afterLastWord(Runnable end) {
        ContextInternal context = (ContextInternal) vertx.getOrCreateContext();
        return afterLastWord(context.nettyEventLoop(), () -> context.emit(turn -> end.run()));
    }

    TimeLimit start(EventExecutor loop, Duration within, Runnable end) {
        return new TimeLimit(loop, overdue.computeIfAbsent(loop, Overdue::new), within, end);
    }

    TimeLimit afterLastWord(EventExecutor loop, Runnable end) {
        return new TimeLimit(loop, refused.computeIfAbsent(loop, Overdue::new), LAST_WORD, end);
    }
}
