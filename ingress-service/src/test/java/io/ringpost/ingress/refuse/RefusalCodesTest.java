package io.ringpost.ingress.refuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalCodesTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "refused-webhooks.md");

    @Test
    void areThoseOfTheDocument() throws IOException {
        List<String> causes = Stream.of(RefusalCause.values())
                .map(cause -> "| `%s` | %d | %s |".formatted(cause.code(), cause.status(), cause.message()))
                .toList();

        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            assertThat(lines.filter(line -> line.matches("\\| `[a-z_]+` \\| \\d{3} \\| .*"))
                            .map(line -> line.substring(0, line.indexOf('|', line.indexOf(". |")) + 1)))
                    .containsExactlyElementsOf(causes);
        }
    }
}
