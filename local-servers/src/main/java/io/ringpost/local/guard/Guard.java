package io.ringpost.local.guard;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends the processes it was told of as soon as this JVM is gone, however it went. It is a shell that hears nothing but
 * a pipe which this JVM holds open: the pipe's end is the signal, so that even KILL leaves nothing behind.
 */
public final class Guard implements AutoCloseable {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Process shell;
    private final Writer pipe;
    private final Duration grace;

    private Guard(Process shell, Duration grace) {
        this.shell = shell;
        this.pipe = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
        this.grace = grace;
    }

    /** Starts a guard that gives processes ten seconds to end by themselves. */
    public static Guard start() {
        return start(DEFAULT_GRACE);
    }

    /** Starts a guard that kills what has not ended after the given time. */
    public static Guard start(Duration grace) {
        String tenths = Long.toString(grace.toMillis() / 100);
        try {
            Process shell = new ProcessBuilder("sh", "-c", GuardScript.TEXT, "ringpost-guard", tenths)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Guard(shell, grace);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start sh as guard", e);
        }
    }

    /** From now on this process ends with us. */
    public void watch(long pid) {
        tell("watch " + pid);
    }

    /** It has ended; its number may soon be another's. */
    public void forget(long pid) {
        tell("forget " + pid);
    }

    /** The server of this PostgreSQL data directory ends with us, even one that is just starting. */
    public void watchPostgres(Path data) {
        tell("postgres " + data.toAbsolutePath());
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guard is gone", e);
        }
    }

    /** Ends what is still there, and the guard itself. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                pipe.close();
            }
            if (!shell.waitFor(grace.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
