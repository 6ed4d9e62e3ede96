package io.ringpost.localstack.run;

import io.ringpost.local.guard.Guard;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.CannotStart;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service as a process: watched, and started again when it dies. All but {@link #stop()} runs on one thread, in
 * tasks whose failures nobody would see; so each says its own, and supervision goes on.
 */
final class ServiceProcess {
    private static final int TOLD_LINES = 15;
    private static final int DEATHS_AT_START = 2;
    private static final long STOPS_WITHIN_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final Launch launch;
    private final Guard guard;
    private final Console console;
    private final ScheduledExecutorService scheduler;
    private final ReadyProbe probe;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private Backoff backoff = Backoff.NONE;
    private long logBegin;
    private volatile @Nullable Process running;
    private volatile boolean stopping;

    ServiceProcess(Launch launch, Guard guard, Console console, ScheduledExecutorService scheduler) {
        this.launch = launch;
        this.guard = guard;
        this.console = console;
        this.scheduler = scheduler;
        this.probe = new ReadyProbe(scheduler);
    }

    /** Starts it; the result comes when it is ready, or when it died before that more than once. */
    CompletableFuture<Void> start() {
        launch.log().begin();
        scheduler.execute(this::launch);
        var unused = scheduler.schedule(this::tellOfWaiting, PATIENCE_SECONDS, TimeUnit.SECONDS);
        return firstReady;
    }

    private void tellOfWaiting() {
        if (!firstReady.isDone()) {
            console.say("Still waiting for " + name() + " to be ready, see "
                    + launch.log().path());
            var unused = scheduler.schedule(this::tellOfWaiting, PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void launch() {
        if (stopping) {
            return;
        }
        logBegin = launch.log().length();
        try {
            supervise(launch.process());
        } catch (RuntimeException e) {
            console.say(name() + " cannot be started: " + reason(e));
            again();
        }
    }

    private void supervise(Process started) {
        running = started;
        var unused = started.onExit().thenAcceptAsync(this::ended, scheduler);
        sayFailure(() -> guard.watch(started.pid()));
        sayFailure(() -> launch.pidFile().write(started.pid()));
        probe.ask(launch.ready(), started::isAlive, () -> ready(started));
    }

    /** For what is not worth the service. */
    private void sayFailure(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            console.say(name() + ": " + reason(e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure.getMessage() + ", because " + cause;
    }

    private void ready(Process process) {
        backoff = Backoff.NONE;
        if (!firstReady.complete(null)) {
            console.say(name() + " is ready again (process " + process.pid() + ")");
        }
    }

    private void ended(Process process) {
        sayFailure(() -> guard.forget(process.pid()));
        sayFailure(launch.pidFile()::delete);
        if (!stopping) {
            sayFailure(() -> tellOfEnd(process));
            again();
        }
    }

    private void tellOfEnd(Process process) {
        List<String> lastLines = launch.log().tail(logBegin, TOLD_LINES);
        console.say(name() + " ended with exit code " + process.exitValue() + ". Its last log lines ("
                + launch.log().path() + "):");
        lastLines.forEach(line -> console.say("    " + LogLine.brief(line)));
    }

    private void again() {
        backoff = backoff.died();
        if (!firstReady.isDone() && backoff.deaths() >= DEATHS_AT_START) {
            firstReady.completeExceptionally(new CannotStart(name() + " does not start, see above"));
            return;
        }
        console.say(name() + " is started again in " + backoff.delay().toMillis() + " ms");
        var unused = scheduler.schedule(this::launch, backoff.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end; {@link #awaitEnd()} waits. */
    void stop() {
        stopping = true;
        synchronized (this) {
            Process process = running;
            if (process != null) {
                process.destroy();
            }
        }
    }

    void awaitEnd() {
        Process process = running;
        if (process == null) {
            return;
        }
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            guard.forget(process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        launch.pidFile().delete();
    }

    private String name() {
        return launch.service().module();
    }
}
