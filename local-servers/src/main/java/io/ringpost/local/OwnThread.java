package io.ringpost.local;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that waits, on a thread of its own. On a machine with two cores the common pool has one thread, and the JDK
 * tells of a process's end on it: whoever waits there for such an end waits for ever. Its threads also lack the test's
 * class loader.
 */
public final class OwnThread {
    private OwnThread() {}

    /** Starts the work; its failure completes the future. */
    public static <T> CompletableFuture<T> supply(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> start(name, task));
    }

    /** Starts the work; its failure completes the future. */
    public static CompletableFuture<Void> run(String name, Runnable work) {
        return CompletableFuture.runAsync(work, task -> start(name, task));
    }

    /** Starts the work as a daemon thread of that name. */
    public static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
