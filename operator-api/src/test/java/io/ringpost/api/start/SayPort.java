package io.ringpost.api.start;

import java.io.PrintStream;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** A command that says what it was given. */
public final class SayPort implements Command {
    @Override
    public String name() {
        return "say-port";
    }

    @Override
    public String usage() {
        return "say-port";
    }

    @Override
    public int run(List<String> arguments, Config settings, PrintStream out, PrintStream err) {
        out.println(arguments + " " + settings.getValue("quarkus.http.test-port", String.class));
        return 7;
    }
}
