package io.ringpost.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped {@code .env.example} and the page about settings name what the code reads, no more and no less. */
class EnvExampleTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\b(?:TWILIO|RETELL|VOIPMS|WAVOIP|WEBHOOK|RINGPOST|KAFKA|ENABLE|TRANSCRIPTION|ANALYSIS|SMTP|SLACK)_[A-Z0-9_]+\\b");
    private static final Pattern IN_JAVA = Pattern.compile("\"[A-Z][A-Z0-9_]+\"");
    private static final Pattern IN_PROPERTIES = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]+");
    private static final Pattern IN_EXAMPLE = Pattern.compile("(?m)^#? ?[A-Z][A-Z0-9_]+=");

    /** Quarkus itself hands every {@code KAFKA_…} to the Kafka clients. */
    private static final String HANDED_ON = "KAFKA_S";

    @Test
    void every_variable_that_is_read_is_in_the_example() throws IOException {
        Set<String> named = example();

        assertThat(read())
                .allMatch(name -> isFamily(name)
                        ? named.stream().anyMatch(member -> member.startsWith(name))
                        : named.contains(name));
    }

    @Test
    void every_variable_of_the_example_is_read() throws IOException {
        Set<String> read = read();

        assertThat(example())
                .allMatch(name -> name.startsWith(HANDED_ON)
                        || read.contains(name)
                        || read.stream().anyMatch(family -> isFamily(family) && name.startsWith(family)));
    }

    @Test
    void every_variable_of_the_example_is_explained() throws IOException {
        assertThat(names(Files.readString(ROOT.resolve("docs/configuration.md")), VARIABLE))
                .containsAll(example());
    }

    /** The code may put a name together: {@code "RINGPOST_VERIFY_" + provider}. */
    private static boolean isFamily(String name) {
        return name.endsWith("_");
    }

    private static Set<String> example() throws IOException {
        return names(Files.readString(ROOT.resolve(".env.example")), IN_EXAMPLE);
    }

    private static Set<String> read() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path main : modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                names.addAll(readBy(main));
            }
        }
        return names;
    }

    private static Set<String> readBy(Path main) throws IOException {
        try (Stream<Path> files = Files.walk(main)) {
            return files.flatMap(file -> in(file).stream())
                    .filter(name -> !isStack(main) || name.matches("RINGPOST_(PORT_|DATA_).*"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The stack hands variables on that it does not read itself; only its ports and its directory are its own. */
    private static boolean isStack(Path main) {
        return Stream.of("local-stack", "local-servers", "benchmarks")
                .anyMatch(name -> main.startsWith(ROOT.resolve(name)));
    }

    private static Set<String> in(Path file) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".java")) {
                return names(Files.readString(file), IN_JAVA);
            }
            return name.endsWith(".properties") ? names(Files.readString(file), IN_PROPERTIES) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String text, Pattern places) {
        return places.matcher(text)
                .results()
                .map(place -> VARIABLE.matcher(place.group()))
                .filter(name -> name.find())
                .map(name -> name.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
