package io.ringpost.local.simulate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A webhook request, ready to be sent any number of times.
 *
 * @param method HTTP method
 * @param path raw path
 * @param query raw query without question mark, empty if there is none
 * @param headers all but those of the connection
 * @param body the bytes, empty for GET
 */
public record ProviderRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
    /** Path and query as they stand in the request line. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same request with a header set. */
    public ProviderRequest with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ProviderRequest(method, path, query, changed, body);
    }

    /** The same request without a header. */
    public ProviderRequest without(String name) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(name);
        return new ProviderRequest(method, path, query, changed, body);
    }

    /** The same request with another body under the old signature. */
    public ProviderRequest tampered(byte[] other) {
        return new ProviderRequest(method, path, query, headers, other);
    }
}
