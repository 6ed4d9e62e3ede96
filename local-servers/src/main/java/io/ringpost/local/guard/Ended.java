package io.ringpost.local.guard;

import io.ringpost.local.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Tells of the end of a process that is not our child. In a container whose first process takes in no orphans such a
 * process keeps its number as a zombie, and {@link ProcessHandle} takes it for alive for ever.
 */
public final class Ended {
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            100, TimeUnit.MILLISECONDS, look -> OwnThread.start("process-watch", look));

    private Ended() {}

    /** Whether it runs no more. */
    public static boolean is(ProcessHandle process) {
        return !process.isAlive() || isZombie(process);
    }

    /** Completes when it runs no more. */
    public static CompletableFuture<Void> of(ProcessHandle process) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        look(process, ended);
        return ended;
    }

    private static void look(ProcessHandle process, CompletableFuture<Void> ended) {
        if (is(process)) {
            ended.complete(null);
        } else if (!ended.isDone()) {
            LATER.execute(() -> look(process, ended));
        }
    }

    /** Linux: the state stands behind the name, which may hold any character but is the last thing in brackets. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException noLinuxOrGone) {
            return false;
        }
    }
}
