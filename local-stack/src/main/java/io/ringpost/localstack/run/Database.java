package io.ringpost.localstack.run;

import io.ringpost.local.postgres.LocalPostgres;
import io.ringpost.localstack.report.Console;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Our PostgreSQL: watched, and started again when something else than the stack ends it. */
final class Database implements AutoCloseable {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database");
        thread.setDaemon(true);
        return thread;
    });
    private final LocalPostgres postgres;
    private final Console console;
    private Backoff backoff = Backoff.NONE;
    private boolean stopping;

    Database(LocalPostgres postgres, Console console) {
        this.postgres = postgres;
        this.console = console;
    }

    /** From now on its end is noticed. */
    synchronized void watch() {
        var unused = postgres.onExit().thenRunAsync(this::ended, scheduler);
    }

    private synchronized void ended() {
        if (!stopping) {
            console.say("PostgreSQL ended, see " + postgres.log());
            again();
        }
    }

    private void again() {
        backoff = backoff.died();
        console.say("PostgreSQL is started again in " + backoff.delay().toMillis() + " ms");
        var unused = scheduler.schedule(this::revive, backoff.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void revive() {
        if (stopping) {
            return;
        }
        try {
            postgres.revive();
            watch();
            backoff = Backoff.NONE;
            console.say("PostgreSQL is ready again (process " + postgres.pid() + ")");
        } catch (RuntimeException e) {
            console.say("PostgreSQL does not start: " + e);
            again();
        }
    }

    /** Ends it for good; a start under way is waited for. */
    @Override
    public synchronized void close() {
        stopping = true;
        scheduler.shutdownNow();
        postgres.close();
    }
}
