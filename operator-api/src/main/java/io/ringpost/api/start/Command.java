package io.ringpost.api.start;

import java.io.PrintStream;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * What a service's jar can do instead of starting the service, named by its first argument. Found as a Java service
 * ({@code META-INF/services}), so that who adds one to a service adds a dependency and no line.
 */
public interface Command {
    /** All is done. */
    int DONE = 0;
    /** Done, but not all went well; the output says what. */
    int PARTLY = 1;
    /** {@code EX_USAGE} of {@code sysexits.h}. */
    int USAGE = 64;
    /** {@code EX_UNAVAILABLE}: the service does not answer. */
    int UNAVAILABLE = 69;

    /** The first argument. */
    String name();

    /** One line for whoever mistyped. */
    String usage();

    /**
     * Does it.
     *
     * @param settings as the service sees them
     * @return the exit status
     */
    int run(List<String> arguments, Config settings, PrintStream out, PrintStream err);
}
