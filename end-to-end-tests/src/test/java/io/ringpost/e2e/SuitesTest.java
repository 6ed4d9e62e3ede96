package io.ringpost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectPackages;

class SuitesTest {
    private static final Path CLASSES = Path.of("target", "test-classes");

    @Test
    void everyTestIsInOneOfThem() throws IOException {
        List<String> selected = Stream.of(OnSharedStackIT.class, OnOwnServersIT.class)
                .flatMap(suite ->
                        Stream.of(suite.getAnnotation(SelectPackages.class).value()))
                .toList();

        assertThat(selected).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packagesOfTests());
    }

    private static List<String> packagesOfTests() throws IOException {
        List<String> suites = List.of(OnSharedStackIT.class.getName(), OnOwnServersIT.class.getName());
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith("IT.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !suites.contains(name))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .distinct()
                    .toList();
        }
    }
}
