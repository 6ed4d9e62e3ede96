package io.ringpost.outbound.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.outbound.sign.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One webhook and what a receiver makes of it.
 *
 * @param name what it shows
 * @param kind {@code standard}, or {@code body-only} for {@code X-Webhook-Signature} alone
 * @param secret what the receiver has
 * @param made whether Ringpost made that secret
 * @param now seconds since 1970 at the receiver
 * @param headers as they came
 * @param body as text
 * @param verdict {@code ok} or the reason
 */
public record WebhookCase(
        String name,
        String kind,
        String secret,
        boolean made,
        long now,
        Map<String, String> headers,
        String body,
        String verdict) {
    static final Path FOLDER = Path.of("..", "docs", "receiving");

    /** The published file. */
    record Published(String about, List<String> verdicts, List<WebhookCase> cases) {}

    static Published published() {
        try {
            return new ObjectMapper()
                    .readValue(FOLDER.resolve("webhook-vectors.json").toFile(), Published.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of what the samples read. */
    String line() {
        Stream<String> fields = Stream.of(kind, base64(secret), Long.toString(now), base64(body));
        Stream<String> lines =
                headers.entrySet().stream().map(header -> base64(header.getKey() + ": " + header.getValue()));
        return Stream.concat(fields, lines).collect(Collectors.joining("\t"));
    }

    boolean standard() {
        return kind.equals("standard");
    }

    Secret key() {
        return new Secret(secret, made);
    }

    /** Empty if it is absent. */
    String header(String name) {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        return any.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return name;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
