package io.ringpost.ingress.provider;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A webhook with its whole body, nothing of it decoded before it is asked for. */
public final class WebhookRequest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WebhookRoute route;
    private final String method;
    private final Target target;
    private final RequestHeaders headers;
    private final Sender sender;
    private final Instant receivedAt;
    private final byte[] body;
    private final @Nullable String contentType;
    private final boolean form;
    /** Verifying, identifying and replying read the same fields. */
    private @Nullable FormFields fields;

    /**
     * What a request consists of.
     *
     * @param method HTTP method
     * @param target path and query as they were sent
     * @param headers its headers
     * @param body the body; empty for a GET
     */
    public record Message(String method, Target target, RequestHeaders headers, byte[] body) {}

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

    /** A message that came in on a route, sent by somebody, whose last byte was here at the given time. */
    public WebhookRequest(WebhookRoute route, Message message, Sender sender, Instant receivedAt) {
        this.route = route;
        this.method = message.method();
        this.target = message.target();
        this.headers = message.headers();
        this.body = message.body();
        this.sender = sender;
        this.receivedAt = receivedAt;
        this.contentType = isGet() ? FORM : headers.first("content-type").orElse(null);
        this.form = FORM.equals(mediaType());
    }

    public WebhookRoute route() {
        return route;
    }

    public String method() {
        return method;
    }

    public Target target() {
        return target;
    }

    public RequestHeaders headers() {
        return headers;
    }

    public Sender sender() {
        return sender;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public byte[] body() {
        return body;
    }

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
        return contentType;
    }

    /** The media type without parameters, lower case; empty if none was sent. */
    public String mediaType() {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the payload is a form by its media type. */
    public boolean isForm() {
        return form;
    }

    /** The payload as a form, whatever its media type. */
    public FormFields form() {
        FormFields read = fields;
        if (read == null) {
            read = FormFields.parse(payload());
            fields = read;
        }
        return read;
    }
}
