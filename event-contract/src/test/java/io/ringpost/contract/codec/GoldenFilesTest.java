package io.ringpost.contract.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.ringpost.contract.Examples;
import io.ringpost.contract.Service;
import io.ringpost.contract.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what was once published: a file here is added for a new type and never edited. */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("types")
    void isWrittenByteForByteAsOnce(String type) throws IOException {
        EncodedEvent record = EventCodec.encode(Examples.of(type), Service.CALL_STATE);

        assertThat(new String(record.value(), UTF_8)).isEqualTo(value(type));
        assertThat(lines(record.headers())).isEqualTo(lines(headers(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadAsOnce(String type) throws IOException {
        Event event = EventCodec.decode(headers(type), value(type).getBytes(UTF_8));

        assertThat(event).isEqualTo(Examples.of(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void keepsToItsSchema(String type) throws IOException {
        assertThat(schema(type).validate(value(type), InputFormat.JSON)).isEmpty();
        assertThat(schema(type).validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema(type).validate("[]", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldMoreKeepsToTheSchemaToo(String type) throws IOException {
        String later = value(type).replaceFirst("\\{", "{\"later\":[1],");

        assertThat(schema(type).validate(later, InputFormat.JSON)).isEmpty();
    }

    @Test
    void isGuardedByCommittedHashes() throws Exception {
        Map<String, String> committed = new TreeMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("SHA256SUMS"))) {
            committed.put(line.substring(66), line.substring(0, 64));
        }
        Map<String, String> found = new TreeMap<>();
        for (Path file : files()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            found.put(GOLDEN.relativize(file).toString(), HexFormat.of().formatHex(hash));
        }

        assertThat(found).isEqualTo(committed);
        assertThat(found).hasSize(EventTypes.all().size() * 2);
    }

    static Stream<String> types() {
        return EventTypes.all().stream();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(GOLDEN)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("SHA256SUMS"))
                    .toList();
        }
    }

    private static JsonSchema schema(String type) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:schema/event/" + type + ".json"));
    }

    private static String value(String type) throws IOException {
        return Files.readString(GOLDEN.resolve(type + ".json"));
    }

    private static Map<String, String> headers(String type) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve(type + ".headers"))) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0], parts[1]);
        }
        return headers;
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
