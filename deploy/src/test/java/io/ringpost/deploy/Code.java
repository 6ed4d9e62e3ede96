package io.ringpost.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the modules beside this one say. */
final class Code {
    static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\b(?:TWILIO|RETELL|VOIPMS|WAVOIP|WEBHOOK|RINGPOST|KAFKA|ENABLE|TRANSCRIPTION|ANALYSIS|SMTP|SLACK)_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final Pattern IN_JAVA = Pattern.compile("\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern IN_PROPERTIES = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern IN_EXAMPLE = Pattern.compile("(?m)^#? ?([A-Z][A-Z0-9_]+)=");

    private Code() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String properties(String service) {
        return text(service + "/src/main/resources/application.properties");
    }

    /** The value of a property, or the default of the variable that it is taken from. */
    static String property(String service, String key) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(key) + "=(?:\\$\\{[A-Z0-9_]+:([^}]*)\\}|(.*))$")
                .matcher(properties(service));
        if (!line.find()) {
            throw new IllegalStateException(service + " has no property " + key);
        }
        return line.group(1) == null ? line.group(2) : line.group(1);
    }

    /** The variables of {@code .env.example}. */
    static Set<String> example() {
        return found(IN_EXAMPLE, text(".env.example"));
    }

    /** The variables that a module's own sources name in full. */
    static Set<String> variables(String module) {
        return sources(module)
                .flatMap(
                        file -> found(file.toString().endsWith(".java") ? IN_JAVA : IN_PROPERTIES, read(file)).stream())
                .filter(name -> VARIABLE.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Code::firstGroup).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Matches of a pattern in a module's Java files. */
    static Set<String> foundInJava(String module, Pattern pattern) {
        return sources(module)
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> found(pattern, read(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String firstGroup(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group();
    }

    private static Stream<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|properties)")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
