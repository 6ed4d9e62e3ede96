package io.ringpost.ingress;

import io.ringpost.api.start.Form;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.SettingsFile;
import io.ringpost.ingress.receive.EventsPipeline;
import io.ringpost.ingress.receive.WebhookRecorder;
import io.ringpost.ingress.refuse.RefusalDesk;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Where {@code RINGPOST_LOG_DIR} is set, every line goes to {@code app.log} there as well, and the lines of single
 * webhooks, kept or refused, to {@code webhooks.log}.
 *
 * <p>Threads of their own write the files, and drop lines that the disk is too slow for: answers never wait for it, and
 * the console has every line.
 */
public final class LogFiles implements ConfigSourceFactory {
    /** The variable that names the directory. */
    static final String SETTING = "RINGPOST_LOG_DIR";

    private static final String WEBHOOKS = "webhooks";
    private static final List<Class<?>> WRITERS =
            List.of(WebhookRecorder.class, RefusalDesk.class, EventsPipeline.class);
    /** Below what anybody sets, above what a service ships. */
    private static final int ORDINAL = 280;

    /** A directory that can be written to; it is made where it is not there yet. */
    static Form form() {
        return Forms.of(LogFiles::isWritable, "it must be a directory that can be written to");
    }

    private static boolean isWritable(String directory) {
        try {
            return Files.isWritable(Files.createDirectories(Path.of(directory.strip())));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return directory(context)
                .<Iterable<ConfigSource>>map(
                        directory -> List.of(new PropertiesConfigSource(properties(directory), SETTING, ORDINAL)))
                .orElse(List.of());
    }

    /** Factories do not see one another's sources, so the settings file is asked besides. */
    private static Optional<Path> directory(ConfigSourceContext context) {
        String directory = context.getValue(SETTING).getValue();
        for (ConfigSource file : new SettingsFile().getConfigSources(context)) {
            directory = directory == null ? file.getValue(SETTING) : directory;
        }
        return Optional.ofNullable(directory)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    private static Map<String, String> properties(Path directory) {
        Map<String, String> properties = new HashMap<>();
        put(properties, "quarkus.log.file.", directory.resolve("app.log"));
        put(properties, "quarkus.log.handler.file." + WEBHOOKS + ".", directory.resolve("webhooks.log"));
        WRITERS.forEach(
                writer -> properties.put("quarkus.log.category.\"" + writer.getName() + "\".handlers", WEBHOOKS));
        return properties;
    }

    private static void put(Map<String, String> properties, String handler, Path file) {
        properties.put(handler + "enabled", "true");
        properties.put(handler + "path", file.toString());
        properties.put(handler + "async.enabled", "true");
        properties.put(handler + "async.queue-length", "8192");
        properties.put(handler + "async.overflow", "discard");
        properties.put(handler + "rotation.max-file-size", "50M");
        properties.put(handler + "rotation.max-backup-index", "5");
    }
}
