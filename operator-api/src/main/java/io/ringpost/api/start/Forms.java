package io.ringpost.api.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms that settings of several services have. */
public final class Forms {
    private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");
    private static final Pattern HOST_PORT = Pattern.compile("([A-Z_]+://)?(\\[[0-9A-Fa-f:]+\\]|[^\\s:/,]+):\\d{1,5}");
    private static final Pattern DATABASE = Pattern.compile("postgresql://[^\\s/@]+(:\\d{1,5})?/[^\\s/?]+(\\?\\S*)?");
    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\\d{1,3})?)");
    private static final Set<String> SWITCH = Set.of("true", "false");

    private Forms() {}

    /** Anything that is not blank. */
    public static Form text() {
        return of(value -> !value.isBlank(), "it is empty");
    }

    /** A TCP port; 0 asks for any free one. */
    public static Form port() {
        return of(
                value -> value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535,
                "it must be a port from 0 to 65535");
    }

    /** {@code true} or {@code false}. */
    public static Form trueOrFalse() {
        return of(SWITCH::contains, "it must be true or false");
    }

    /** {@code host:port}, comma list. */
    public static Form hostPorts() {
        return list(HOST_PORT, "it must be host:port, or a comma list of these");
    }

    /** {@code postgresql://host:port/db}; user and password have their own settings. */
    public static Form databaseUrl() {
        return of(value -> DATABASE.matcher(value).matches(), "it must be postgresql://host:port/database");
    }

    /** An {@code http} or {@code https} URL with a host. */
    public static Form httpUrl() {
        return of(Forms::isHttpUrl, "it must be an http or https URL");
    }

    /** The base64 text of 32 bytes, comma list. */
    public static Form keys32() {
        return of(
                value -> Stream.of(value.split(",", -1)).map(String::strip).allMatch(Forms::isKey32),
                "it must be the base64 text of 32 bytes (openssl rand -base64 32), or a comma list of these");
    }

    /** Addresses and networks such as {@code 10.0.0.0/8}, comma list. */
    public static Form networks() {
        return list(CIDR, "it must be addresses or networks such as 10.0.0.0/8, comma list");
    }

    /** Durations such as {@code 0s,1m,5m}, comma list. */
    public static Form durations() {
        return list(DURATION, "it must be durations such as 0s,1m,1h, comma list");
    }

    public static Form duration() {
        return of(value -> DURATION.matcher(value).matches(), "it must be a duration such as 30s, 5m or 14d");
    }

    public static Form timezone() {
        return of(Forms::isTimezone, "it must be a time zone such as America/Sao_Paulo");
    }

    /** A form from a test and the words for what fails it. */
    public static Form of(Predicate<String> test, String fault) {
        return value -> test.test(value) ? Optional.empty() : Optional.of(fault);
    }

    private static Form list(Pattern item, String fault) {
        return value -> {
            for (String part : value.split(",", -1)) {
                if (!item.matcher(part.strip()).matches()) {
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        };
    }

    private static boolean isHttpUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isKey32(String value) {
        try {
            return Base64.getDecoder().decode(value).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTimezone(String value) {
        try {
            var unused = ZoneId.of(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
