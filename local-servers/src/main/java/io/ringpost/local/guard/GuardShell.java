package io.ringpost.local.guard;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One life of the guarding shell, and the pipe that it hears. */
record GuardShell(Process process, Writer pipe) {

    static GuardShell start(Duration grace) {
        String tenths = Long.toString(grace.toMillis() / 100);
        try {
            Process process = new ProcessBuilder("sh", "-c", GuardScript.TEXT, "ringpost-guard", tenths)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new GuardShell(process, new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start sh as guard", e);
        }
    }

    /** Whether the line went into the pipe; it does not once the shell is gone. */
    boolean hears(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Lets it do what it is there for, and waits until it has. */
    void end(Duration atMost) {
        try {
            pipe.close();
        } catch (IOException gone) {
            // It cannot hear the end, nor need it: what was not written was for a shell that is dead.
        }
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
