package io.ringpost.safehttp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a caller may set: those that frame the message or steer the connection are ours. */
final class RequestHeaders {

    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private RequestHeaders() {}

    /** What is wrong with them, naming the header but never its value. */
    static Optional<String> problem(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> problem(header.getKey(), header.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> problem(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("a header name is not valid");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("the header " + name + " cannot be set");
        }
        return VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("the value of the header " + name + " holds a line break or non-ASCII characters");
    }
}
