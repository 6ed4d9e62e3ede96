package io.ringpost.api.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Starts a service when its settings are right, else ends the process with one line that names the wrong one; or runs
 * the {@link Command} that the arguments name.
 *
 * <p>The exit status is 78, {@code EX_CONFIG} of {@code sysexits.h}: restarting does not help.
 */
public final class ServiceStart {
    /** The exit status of a service that cannot start with these settings. */
    public static final int MISCONFIGURED = 78;

    private ServiceStart() {}

    /** Runs the service until it is told to stop. */
    public static void run(String[] args, List<Setting> settings) {
        run(null, args, settings);
    }

    /** Runs the service and its application class until they are done. */
    public static void run(
            @Nullable Class<? extends QuarkusApplication> application, String[] args, List<Setting> settings) {
        begin(args, settings, anything -> Optional.empty());
        if (application == null) {
            Quarkus.run(args);
        } else {
            Quarkus.run(application, args);
        }
    }

    /** Runs the service until it is told to stop, if its settings obey a rule too. */
    public static void run(String[] args, List<Setting> settings, SettingsRule rule) {
        begin(args, settings, rule);
        Quarkus.run(args);
    }

    private static void begin(String[] args, List<Setting> settings, SettingsRule rule) {
        Commands.run(args, System.out, System.err).ifPresent(ServiceStart::halt);
        check(settings, rule).ifPresent(ServiceStart::refuse);
    }

    /** Ends a start that cannot succeed, with one line that says why. */
    public static void refuse(String why) {
        System.err.println("ringpost: " + why);
        halt(MISCONFIGURED);
    }

    /** Nothing runs yet that an orderly exit would end; from JDK 21 on that one may write lines of its own. */
    private static void halt(int status) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Runs the service with these settings and further ones of its own. */
    public static void run(String[] args, List<Setting> common, Setting... own) {
        List<Setting> all = new ArrayList<>(common);
        all.addAll(List.of(own));
        run(args, all);
    }

    static Optional<String> check(List<Setting> settings) {
        return check(settings, anything -> Optional.empty());
    }

    private static Optional<String> check(List<Setting> settings, SettingsRule rule) {
        try {
            Config config = asTheServiceWillSeeIt();
            return RequiredSettings.fault(settings, config).or(() -> rule.fault(config));
        } catch (UnreadableSettings e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** System properties, environment, {@code .env} in the working directory, then the settings file. */
    private static Config asTheServiceWillSeeIt() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().forClassLoader(loader).addSystemSources();
        new DotEnvConfigSourceProvider().getConfigSources(loader).forEach(builder::withSources);
        return builder.withSources(new SettingsFile()).build();
    }
}
