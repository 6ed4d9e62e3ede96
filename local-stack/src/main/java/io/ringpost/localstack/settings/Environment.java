package io.ringpost.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that were given, from the process and from {@code .env}; the process wins. One that is blank was not
 * given: {@code .env.example} lists every name with nothing behind it.
 *
 * @param values by name, none blank
 */
public record Environment(Map<String, String> values) {
    public Environment {
        Map<String, String> given = new HashMap<>(values);
        given.values().removeIf(String::isBlank);
        values = Map.copyOf(given);
    }

    /** The process's variables over those of a file, which need not exist. */
    public static Environment read(Map<String, String> process, Path dotEnv) {
        Map<String, String> all = new HashMap<>();
        if (Files.isRegularFile(dotEnv)) {
            try {
                all.putAll(DotEnv.parse(Files.readAllLines(dotEnv)));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + dotEnv, e);
            }
        }
        process.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new Environment(all);
    }

    /** The value of a variable, if one was given. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether a variable was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }
}
