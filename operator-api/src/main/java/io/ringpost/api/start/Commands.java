package io.ringpost.api.start;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Tells commands from starts. */
final class Commands {
    private static final int BELOW_SETTINGS_FILE = 250;

    private Commands() {}

    /** The exit status of the command that the arguments name; empty if they name none, and the service is to start. */
    static OptionalInt run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0 || args[0].startsWith("-")) {
            return OptionalInt.empty();
        }
        List<Command> known = ServiceLoader.load(Command.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return OptionalInt.of(known.stream()
                .filter(command -> command.name().equals(args[0]))
                .findFirst()
                .map(command -> run(command, Arrays.asList(args).subList(1, args.length), out, err))
                .orElseGet(() -> unknown(known, err)));
    }

    private static int run(Command command, List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return command.run(arguments, settings(), out, err);
        } catch (UnreadableSettings e) {
            err.println("ringpost: " + e.getMessage());
            return ServiceStart.MISCONFIGURED;
        }
    }

    /** A mistyped command must not start a second service beside the first. */
    private static int unknown(List<Command> known, PrintStream err) {
        err.println("ringpost: no such command; there are: "
                + known.stream().map(Command::usage).collect(Collectors.joining(", ")));
        return Command.USAGE;
    }

    /** Also what the service ships, for the port that it listens on stands there. */
    private static Config settings() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(new SettingsFile());
        new DotEnvConfigSourceProvider().getConfigSources(loader).forEach(builder::withSources);
        try {
            for (Enumeration<URL> shipped = loader.getResources("application.properties");
                    shipped.hasMoreElements(); ) {
                builder.withSources(new PropertiesConfigSource(shipped.nextElement(), BELOW_SETTINGS_FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the service's own settings cannot be read", e);
        }
        return builder.build();
    }
}
