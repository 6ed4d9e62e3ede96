package io.ringpost.localstack.report;

import java.io.PrintStream;

/** Where the stack talks to the person who started it. */
public final class Console {
    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** Says one line. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
