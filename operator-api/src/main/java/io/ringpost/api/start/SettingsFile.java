package io.ringpost.api.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The file that {@code RINGPOST_CONFIG_FILE} names, in properties or YAML, as a source of settings.
 *
 * <p>It stands below the environment and {@code .env}, above what a service ships.
 */
public final class SettingsFile implements ConfigSourceFactory {
    static final String SETTING = "RINGPOST_CONFIG_FILE";
    private static final int BELOW_DOT_ENV = 290;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String file = context.getValue(SETTING).getValue();
        return file == null || file.isBlank() ? List.of() : List.of(source(Path.of(file.strip())));
    }

    private static ConfigSource source(Path file) {
        try {
            return new PropertiesConfigSource(read(file), SETTING, BELOW_DOT_ENV);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableSettings(SETTING + " is malformed: the file it names cannot be read", e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (Reader reader = Files.newBufferedReader(file)) {
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                return FlatYaml.read(reader);
            }
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        }
    }
}
