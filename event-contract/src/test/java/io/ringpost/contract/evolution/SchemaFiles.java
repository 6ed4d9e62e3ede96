package io.ringpost.contract.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One version of all schemas, in a folder. */
record SchemaFiles(Path folder) {
    static final SchemaFiles TODAY = new SchemaFiles(Path.of("src/main/resources/schema"));

    private static final Path HISTORY = Path.of("src/test/resources/schema-history");
    private static final String SUMS = "SHA256SUMS";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every published version, the oldest first. */
    static List<SchemaFiles> history() {
        try (Stream<Path> versions = Files.list(HISTORY)) {
            return versions.filter(Files::isDirectory)
                    .map(SchemaFiles::new)
                    .sorted((one, other) -> Integer.compare(one.version(), other.version()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int version() {
        return Integer.parseInt(folder.getFileName().toString());
    }

    /** Names such as {@code event/io.ringpost.call.ended.json}. */
    List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode schema(String name) {
        try {
            return JSON.readTree(folder.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema that one refers to: another file, or a part of one by its JSON pointer. */
    SchemaAt referred(String from, String ref) {
        int pointer = ref.indexOf('#');
        String path = pointer < 0 ? ref : ref.substring(0, pointer);
        String file = path.isEmpty()
                ? from
                : Path.of(from).resolveSibling(path).normalize().toString().replace('\\', '/');
        JsonNode schema = pointer < 0 ? schema(file) : schema(file).at(ref.substring(pointer + 1));
        if (!schema.isObject()) {
            throw new IllegalArgumentException(from + " refers to nothing: " + ref);
        }
        return new SchemaAt(file, schema);
    }

    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        names().forEach(name -> hashes.put(name, hash(folder.resolve(name))));
        return hashes;
    }

    /** The hash of the list of hashes. */
    String seal() {
        return hash(folder.resolve(SUMS));
    }

    Map<String, String> committedHashes() {
        Map<String, String> hashes = new TreeMap<>();
        try {
            Files.readAllLines(folder.resolve(SUMS))
                    .forEach(line -> hashes.put(line.substring(66), line.substring(0, 64)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
