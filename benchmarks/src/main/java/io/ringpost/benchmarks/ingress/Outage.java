package io.ringpost.benchmarks.ingress;

import io.ringpost.benchmarks.load.OpenLoop;
import io.ringpost.benchmarks.load.PreparedRequests;
import io.ringpost.benchmarks.load.Tally;
import io.ringpost.benchmarks.machine.Stage;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The open loop while the broker is killed and comes back on what it kept. */
public final class Outage {
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(15);

    private final Stage stage;
    private final Duration away;

    /** An outage of the stage's broker, from its end to its start. */
    public Outage(Stage stage, Duration away) {
        this.stage = stage;
        this.away = away;
    }

    /** Sends at the rate from ten seconds before the kill until fifteen after the start. */
    public Tally run(OpenLoop open, int port, PreparedRequests webhooks, int perSecond) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            Future<?> kill = clock.schedule(stage::killBroker, BEFORE.toMillis(), TimeUnit.MILLISECONDS);
            Future<?> restart =
                    clock.schedule(stage::restartBroker, BEFORE.plus(away).toMillis(), TimeUnit.MILLISECONDS);
            Tally tally = open.run(port, webhooks, perSecond, BEFORE.plus(away).plus(AFTER));
            kill.get();
            restart.get();
            return tally;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker could not be killed and started", e);
        } finally {
            clock.shutdownNow();
        }
    }
}
