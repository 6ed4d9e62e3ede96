package io.ringpost.local.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A process that cannot be taken for another one which gets its number later.
 *
 * @param started when it was, as the guard's shell tells it too
 */
record Identity(long pid, String started) {

    /** Of the process that has the number now; none if it has ended already. */
    static Optional<Identity> of(long pid) {
        try {
            Process shell = new ProcessBuilder(
                            "sh", "-c", GuardScript.STARTED + "started \"$1\"", "started", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String started = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return Optional.of(started).filter(text -> !text.isEmpty()).map(text -> new Identity(pid, text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run sh to tell process " + pid + " from others", e);
        }
    }

    @Override
    public String toString() {
        return pid + ":" + started;
    }
}
