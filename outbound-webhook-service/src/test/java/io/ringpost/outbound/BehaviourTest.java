package io.ringpost.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code BEHAVIOUR.md} promises is shown by tests that exist. */
class BehaviourTest {
    private static final Path DOCUMENT = Path.of("BEHAVIOUR.md");
    private static final Path MODULES = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+) \\| .+ \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`(?:([a-z-]+)/)?(\\w+)#(\\w+)`");

    private final Map<String, List<Path>> sources = sources();

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<String> missing = Files.readAllLines(DOCUMENT).stream()
                .flatMap(line -> TEST.matcher(line)
                        .results()
                        .filter(test -> !exists(test))
                        .map(test -> test.group() + " in: " + line))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowHasItsOwnNumberAndNamesATest() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(70).allSatisfy(row -> assertThat(row)
                .matches(ROW)
                .matches(any -> TEST.matcher(any).find(), "names a test"));
        assertThat(rows.stream().map(row -> row.substring(2, row.indexOf(' ', 2))))
                .doesNotHaveDuplicates();
    }

    private boolean exists(MatchResult test) {
        String module = test.group(1) == null ? "outbound-webhook-service" : test.group(1);
        Pattern method = Pattern.compile("\\bvoid " + test.group(3) + "\\(");
        return sources.getOrDefault(test.group(2), List.of()).stream()
                .filter(file -> file.startsWith(MODULES.resolve(module)))
                .anyMatch(file -> method.matcher(text(file)).find());
    }

    /** Every module's test classes by their names. */
    private static Map<String, List<Path>> sources() {
        try (Stream<Path> modules = Files.list(MODULES)) {
            return modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .flatMap(BehaviourTest::classes)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> classes(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
