package io.ringpost.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart, rendered by helm itself, without a cluster. */
final class Chart {
    static final Path DIRECTORY = Path.of("helm/ringpost");
    static final YAMLMapper YAML = new YAMLMapper();
    static final String NEWEST = "1.34.0";
    static final List<String> KUBERNETES = List.of("1.27.0", "1.29.3", "1.31.1", NEWEST);

    private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

    /** As a library, helm renders no hooks; so this copy's hooks are objects like others. */
    private static final Path WITH_HOOKS = copy(temporary(), text -> text.replace("helm.sh/hook", "was/hook"));

    private Chart() {}

    /** The value sets that the chart ships for trying it out, by name. */
    static List<String> valueSets() {
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("ci"))) {
            return files.map(file -> file.getFileName().toString().replace("-values.yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path valuesFile(String set) {
        return DIRECTORY.resolve("ci/" + set + "-values.yaml").toAbsolutePath();
    }

    static List<JsonNode> render(String set) {
        return render(set, NEWEST);
    }

    static List<JsonNode> render(String set, String kubernetes) {
        return RENDERED.computeIfAbsent(
                set + " on " + kubernetes,
                key -> documents(template(set).withKubeVersion(kubernetes).call()));
    }

    /** The command for one value set, which a test may change further. */
    static TemplateCommand template(String set) {
        return new Helm(WITH_HOOKS)
                .template()
                .withName("rel")
                .withNamespace("calls")
                .withKubeVersion(NEWEST)
                .withValuesFile(valuesFile(set));
    }

    static JsonNode file(String name) {
        try {
            return YAML.readTree(DIRECTORY.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(String yaml) {
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return all.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the chart, each file changed as given. */
    static Path copy(Path directory, UnaryOperator<String> change) {
        Path copy = directory.resolve("ringpost").toAbsolutePath();
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(DIRECTORY.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, change.apply(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("chart");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
