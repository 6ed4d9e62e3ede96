package io.ringpost.local.guard;

import io.ringpost.local.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the processes it was told of as soon as this JVM is gone, however it went. It is a shell that hears nothing but
 * a pipe which this JVM holds open: the pipe's end is the signal, so that even KILL leaves nothing behind. A shell that
 * is killed is replaced, and the new one told all that counts.
 */
public final class Guard implements AutoCloseable {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            500, TimeUnit.MILLISECONDS, task -> OwnThread.start("guard-replacement", task));

    private final Duration grace;
    private final Consumer<String> say;
    private final Map<Long, Identity> watched = new LinkedHashMap<>();
    private @Nullable Path data;
    private GuardShell shell;
    private boolean closed;

    private Guard(Duration grace, Consumer<String> say) {
        this.grace = grace;
        this.say = say;
        this.shell = GuardShell.start(grace);
    }

    /** Starts a guard that gives processes ten seconds to end by themselves. */
    public static Guard start() {
        return start(DEFAULT_GRACE);
    }

    /** Starts a guard that kills what has not ended after the given time. */
    public static Guard start(Duration grace) {
        return start(grace, System.err::println);
    }

    /** Starts a guard of ten seconds' grace that says when it had to be replaced. */
    public static Guard start(Consumer<String> say) {
        return start(DEFAULT_GRACE, say);
    }

    private static Guard start(Duration grace, Consumer<String> say) {
        Guard guard = new Guard(grace, say);
        guard.replaceWhenGone();
        return guard;
    }

    /** From now on this process ends with us; nothing happens to another one that gets its number later. */
    public synchronized void watch(long pid) {
        Identity.of(pid).ifPresent(identity -> {
            watched.put(pid, identity);
            tell("watch " + identity);
        });
    }

    /** It has ended. */
    public synchronized void forget(long pid) {
        if (watched.remove(pid) != null) {
            tell("forget " + pid);
        }
    }

    /** The server of this PostgreSQL data directory ends with us, even one that is just starting. */
    public synchronized void watchPostgres(Path directory) {
        data = directory.toAbsolutePath();
        tell("postgres " + data);
    }

    /** What a shell that is gone does not hear its successor is told. */
    private void tell(String line) {
        var unused = shell.hears(line);
    }

    private synchronized void replaceWhenGone() {
        var unused = shell.process().onExit().thenRunAsync(this::replace, LATER);
    }

    private synchronized void replace() {
        if (closed) {
            return;
        }
        try {
            shell = GuardShell.start(grace);
            watched.values().forEach(identity -> tell("watch " + identity));
            if (data != null) {
                tell("postgres " + data);
            }
            say.accept("The guard of the processes was gone; a new one has taken its place");
        } catch (RuntimeException e) {
            say.accept("The guard of the processes is gone and cannot be replaced yet: " + e);
        }
        replaceWhenGone();
    }

    /** Ends what is still there, and the guard itself. */
    @Override
    public void close() {
        GuardShell last;
        synchronized (this) {
            closed = true;
            last = shell;
        }
        last.end(grace.plus(MARGIN));
    }
}
