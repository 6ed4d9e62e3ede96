package io.ringpost.local.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A service's OpenAPI document: as it serves it, and as it is committed in {@code docs/openapi}. */
final class CommittedDocument {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final String V1 = "/api/v1";

    private final Path file;

    /** Tests run in their module's directory, which has the service's name. */
    CommittedDocument() {
        Path module = Path.of("").toAbsolutePath();
        this.file = module.resolveSibling("docs").resolve("openapi").resolve(module.getFileName() + ".yaml");
    }

    /** Locally what is served is written, like the formatter does; in CI it has to be what is there. */
    void isServed(String served) {
        try {
            if (System.getenv("CI") == null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
            }
            assertEquals(
                    Files.readString(file),
                    served,
                    "The API has changed, its document has not: run this test locally and commit "
                            + file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever builds a client from the document must find in it what comes, and what is to be sent. */
    static void everyAnswerSaysWhatItCarries(JsonNode document) {
        assertFalse(document.toString().contains("/JsonNode\""), "JsonNode says nothing of what is sent");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith(V1 + "/") && METHODS.contains(operation.getKey())) {
                        String name = operation.getKey() + " " + path.getKey();
                        operation
                                .getValue()
                                .path("parameters")
                                .forEach(parameter -> isExplained(name, resolved(document, parameter)));
                        operation
                                .getValue()
                                .path("requestBody")
                                .path("content")
                                .forEach(content -> assertTrue(
                                        content.has("example") || content.has("examples"),
                                        name + " shows no example of a body"));
                        JsonNode responses = operation.getValue().path("responses");
                        assertTrue(tellsOfSuccess(responses), name + " does not say what comes if all goes well");
                        responses
                                .properties()
                                .forEach(answer ->
                                        carries(name + " " + answer.getKey(), resolved(document, answer.getValue())));
                    }
                }));
    }

    private static boolean tellsOfSuccess(JsonNode responses) {
        return responses.properties().stream()
                .anyMatch(answer ->
                        answer.getKey().startsWith("2") || answer.getKey().startsWith("3"));
    }

    private static void isExplained(String name, JsonNode parameter) {
        String parameterName = parameter.path("name").asText();
        assertFalse(parameter.path("schema").isEmpty(), name + " does not say of what type " + parameterName + " is");
        assertFalse(parameter.path("description").asText().isEmpty(), name + " does not explain " + parameterName);
    }

    private static void carries(String name, JsonNode answer) {
        char family = name.charAt(name.lastIndexOf(' ') + 1);
        JsonNode content = answer.path("content");
        if (family >= '4') {
            assertTrue(content.has("application/problem+json"), name + " carries no problem details");
        }
        if (family == '2' && !name.endsWith(" 204") && !name.startsWith("head ")) {
            assertFalse(content.isEmpty(), name + " carries nothing");
            content.properties()
                    .forEach(type -> assertFalse(
                            type.getValue().path("schema").isEmpty(), name + " " + type.getKey() + " has no schema"));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode answer) {
        String reference = answer.path("$ref").asText();
        return reference.isEmpty() ? answer : document.at(reference.substring(1));
    }

    /** What reads, or lends what its caller may read, asks to read; what changes asks to manage; few are otherwise. */
    static void everyOperationNamesItsScope(JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (path.getKey().startsWith(V1 + "/") && METHODS.contains(operation.getKey())) {
                        String name = operation.getKey() + " " + path.getKey();
                        String scope =
                                operation.getValue().path("x-ringpost-scope").asText("none");
                        assertTrue(
                                allowed(operation.getKey(), path.getKey()).contains(scope),
                                name + " asks for " + scope);
                    }
                }));
    }

    private static Set<String> allowed(String method, String path) {
        String rest = path.substring(V1.length());
        if (rest.equals("/events")) {
            return Set.of("events");
        }
        if (rest.startsWith("/privacy/")) {
            return Set.of("erase");
        }
        if (rest.startsWith("/dead-letters")) {
            return Set.of("manage");
        }
        boolean reads = method.equals("get") || method.equals("head");
        boolean lends = rest.equals("/stream-tokens") || rest.endsWith("/links") || rest.endsWith("/preview");
        return reads || lends ? Set.of("read") : Set.of("manage");
    }
}
