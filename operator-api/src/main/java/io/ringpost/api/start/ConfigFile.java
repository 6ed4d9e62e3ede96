package io.ringpost.api.start;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The settings as the started service will see them: system properties, environment, {@code .env}, then the file. */
final class ConfigFile {
    static final String SETTING = "RINGPOST_CONFIG_FILE";
    private static final String QUARKUS_LOCATIONS = "quarkus.config.locations";
    private static final int BELOW_DOT_ENV = 290;

    private ConfigFile() {}

    static SmallRyeConfig withoutFile() {
        return builder().build();
    }

    /** The fault of a file that is named but cannot be read. */
    static Optional<String> fault(Path file) {
        return Files.isReadable(file) && Files.isRegularFile(file)
                ? Optional.empty()
                : Optional.of(SETTING + " is malformed: there is no readable file at the path it names");
    }

    /** Adds the file, and tells Quarkus of it by the property that Quarkus reads for this. */
    static SmallRyeConfig with(Path file) throws IOException {
        System.setProperty(QUARKUS_LOCATIONS, file.toUri().toString());
        if (!file.toString().endsWith(".properties")) {
            return withoutFile();
        }
        return builder()
                .withSources(new PropertiesConfigSource(file.toUri().toURL(), BELOW_DOT_ENV))
                .build();
    }

    private static SmallRyeConfigBuilder builder() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().forClassLoader(loader).addSystemSources();
        new DotEnvConfigSourceProvider().getConfigSources(loader).forEach(builder::withSources);
        return builder;
    }
}
