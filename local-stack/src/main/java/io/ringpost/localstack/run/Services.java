package io.ringpost.localstack.run;

import io.ringpost.local.guard.Guard;
import io.ringpost.localstack.report.Console;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The services, started and ended side by side. */
public final class Services implements AutoCloseable {
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "services"));
    private final List<ServiceProcess> processes;

    private Services(StackSettings settings, ServiceEnvironment environment, Guard guard, Console console) {
        processes = Arrays.stream(StackService.values())
                .map(service -> Launch.of(service, settings, environment))
                .map(launch -> new ServiceProcess(launch, guard, console, scheduler))
                .toList();
    }

    /** Prepares them all; fails if one was never packaged. */
    public static Services of(StackSettings settings, ServiceEnvironment environment, Guard guard, Console console) {
        return new Services(settings, environment, guard, console);
    }

    /** Ends what a killed run left on this data. */
    public static void endLeftovers(StackSettings settings) {
        PidFile.endLeftovers(settings.data());
    }

    /** Starts them; the result comes when all are ready, or as soon as one cannot be. */
    public CompletableFuture<Void> start() {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        List<CompletableFuture<Void>> each =
                processes.stream().map(ServiceProcess::start).toList();
        each.forEach(one -> one.exceptionally(failure -> {
            outcome.completeExceptionally(failure);
            return null;
        }));
        var unused =
                CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).thenAccept(outcome::complete);
        return outcome;
    }

    @Override
    public void close() {
        processes.forEach(ServiceProcess::stop);
        processes.forEach(ServiceProcess::awaitEnd);
        scheduler.shutdownNow();
    }
}
