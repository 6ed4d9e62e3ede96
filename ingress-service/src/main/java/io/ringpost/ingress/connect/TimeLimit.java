package io.ringpost.ingress.connect;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What ends unless it is stopped in time; all calls come from its event loop. */
public final class TimeLimit {
    private final Overdue overdue;
    private final Runnable end;
    private final ScheduledFuture<?> timer;

    TimeLimit(EventExecutor loop, Overdue overdue, Duration within, Runnable end) {
        this.overdue = overdue;
        this.end = end;
        this.timer = loop.schedule(() -> overdue.end(end), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** It is no longer waited for, even if its time is over and only its turn has not come yet. */
    public void stop() {
        timer.cancel(false);
        overdue.leave(end);
    }
}
