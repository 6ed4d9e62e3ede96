package io.ringpost.local.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Signals that {@link ProcessHandle} cannot send. */
public enum Signal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /** Sends this signal to each process; one that is gone already is no error. */
    public void send(LongStream pids) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + name() + " \"$@\" 2>/dev/null", "kill"));
        Arrays.stream(pids.toArray()).mapToObj(Long::toString).forEach(command::add);
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run sh to send " + name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
