package io.ringpost.localstack.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks a service whether it can take work, until it says so or is gone. */
final class ReadyProbe {
    private static final Duration ASKED_EVERY = Duration.ofMillis(150);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService scheduler;

    ReadyProbe(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    void ask(URI uri, BooleanSupplier stillThere, Runnable whenReady) {
        if (!stillThere.getAsBoolean()) {
            return;
        }
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(ANSWERED_WITHIN).build();
        var unused = http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == OK)
                .exceptionally(failure -> false)
                .thenAcceptAsync(
                        ready -> {
                            if (ready && stillThere.getAsBoolean()) {
                                whenReady.run();
                            } else {
                                again(uri, stillThere, whenReady);
                            }
                        },
                        scheduler);
    }

    private void again(URI uri, BooleanSupplier stillThere, Runnable whenReady) {
        var unused = scheduler.schedule(
                () -> ask(uri, stillThere, whenReady), ASKED_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
}
