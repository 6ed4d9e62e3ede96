package io.ringpost.safehttp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One call to make. Immutable; each {@code with…} gives a changed copy.
 *
 * @param method the HTTP method, in capitals
 * @param url as configured; judged by {@link UrlPolicy} again before every call
 * @param headers sent as given; those that frame the message are ours and are refused
 * @param body sent with its length; empty means none
 * @param limits deadlines and body cap
 * @param onlyHosts when not empty, the lower-case host names that may be called at all
 */
public record SafeRequest(
        String method, String url, Map<String, String> headers, byte[] body, Limits limits, Set<String> onlyHosts) {

    public SafeRequest {
        headers = byNameInAnyCase(headers);
        onlyHosts =
                onlyHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** A POST with the limits of a webhook. */
    public static SafeRequest post(String url, byte[] body) {
        return new SafeRequest("POST", url, Map.of(), body, Limits.WEBHOOK, Set.of());
    }

    /** A GET with the limits of a webhook. */
    public static SafeRequest get(String url) {
        return new SafeRequest("GET", url, Map.of(), new byte[0], Limits.WEBHOOK, Set.of());
    }

    /** With these headers in addition. */
    public SafeRequest withHeaders(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new SafeRequest(method, url, all, body, limits, onlyHosts);
    }

    /** With one header in addition. */
    public SafeRequest withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    /** With other limits. */
    public SafeRequest withLimits(Limits other) {
        return new SafeRequest(method, url, headers, body, other, onlyHosts);
    }

    /** Only for these hosts; a call to any other is refused. */
    public SafeRequest withOnlyHosts(Set<String> hosts) {
        return new SafeRequest(method, url, headers, body, limits, hosts);
    }

    /** A header that is set again in another case is replaced, never sent twice. */
    private static Map<String, String> byNameInAnyCase(Map<String, String> headers) {
        Map<String, String> once = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        once.putAll(headers);
        return Collections.unmodifiableMap(once);
    }

    /** Without anything that may be a secret. */
    @Override
    public String toString() {
        return "SafeRequest[" + method + ", " + body.length + " bytes]";
    }
}
