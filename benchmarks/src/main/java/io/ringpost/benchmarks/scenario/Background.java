package io.ringpost.benchmarks.scenario;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A load that goes on while something happens; its failure is the scenario's. */
final class Background implements AutoCloseable {
    private final CompletableFuture<Void> work;

    private Background(CompletableFuture<Void> work) {
        this.work = work;
    }

    static Background run(String name, Runnable work) {
        return new Background(CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        }));
    }

    boolean running() {
        return !work.isDone();
    }

    /** Waits for its end, but not longer. */
    void join(Duration most) {
        try {
            work.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        work.join();
    }
}
