package io.ringpost.ingress.provider;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A webhook with its whole body, nothing of it decoded.
 *
 * @param route where it came in
 * @param method HTTP method
 * @param target path and query as they were sent
 * @param headers its headers
 * @param sender who connected
 * @param receivedAt when the last byte was here
 * @param body the body; empty for a GET
 */
public record WebhookRequest(
        WebhookRoute route,
        String method,
        Target target,
        RequestHeaders headers,
        Sender sender,
        Instant receivedAt,
        byte[] body) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * Path and query as they were sent, percent-escapes untouched, each byte of them as one char.
     *
     * @param path raw path
     * @param query raw query
     * @param pathToken the secret in the path, if the route has one
     */
    public record Target(
            String path, @Nullable String query, @Nullable String pathToken) {}

    /**
     * Who connected.
     *
     * @param address the client, as far as trusted proxies tell
     * @param throughTrustedProxy whether the connection came from a trusted proxy
     */
    public record Sender(InetAddress address, boolean throughTrustedProxy) {}

    /** Whether the query is the payload. */
    public boolean isGet() {
        return "GET".equals(method);
    }

    /** What the provider says: the body, or of a GET the raw query. */
    public byte[] payload() {
        return isGet() ? rawQuery().getBytes(StandardCharsets.ISO_8859_1) : body;
    }

    /** The raw query; empty if there is none. */
    public String rawQuery() {
        String query = target.query();
        return query == null ? "" : query;
    }

    /** The parameters of the query. */
    public FormFields query() {
        return FormFields.parse(rawQuery().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The media type of {@link #payload()} as received; of a GET that of a form. */
    public @Nullable String contentType() {
        return isGet() ? FORM : headers.first("content-type").orElse(null);
    }

    /** The media type without parameters, lower case; empty if none was sent. */
    public String mediaType() {
        String type = contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the payload is a form by its media type. */
    public boolean isForm() {
        return FORM.equals(mediaType());
    }
}
