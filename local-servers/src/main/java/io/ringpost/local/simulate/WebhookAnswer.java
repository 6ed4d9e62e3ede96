package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a webhook was answered.
 *
 * @param status HTTP status
 * @param headers by lower-case name; the first of several
 * @param body the bytes
 */
public record WebhookAnswer(int status, Map<String, String> headers, byte[] body) {
    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A header's value, empty if it is absent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
