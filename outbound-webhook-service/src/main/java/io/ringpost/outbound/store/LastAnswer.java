package io.ringpost.outbound.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What deliveries' last attempts were answered, as somebody looks for it.
 *
 * @param condition of a row of {@code delivery}
 */
public record LastAnswer(String condition) {
    private static final Pattern WORD = Pattern.compile("([2-5])xx|([1-5][0-9]{2})|none");
    private static final Pattern ERROR = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Reads a class of statuses such as {@code 5xx}, a status such as {@code 503}, or {@code none}: no answer came. */
    public static Optional<LastAnswer> status(String word) {
        Matcher read = WORD.matcher(word);
        if (!read.matches()) {
            return Optional.empty();
        }
        if (read.group(1) != null) {
            return Optional.of(new LastAnswer("d.last_status between %1$s00 and %1$s99".formatted(read.group(1))));
        }
        return Optional.of(new LastAnswer(
                read.group(2) != null
                        ? "d.last_status = " + read.group(2)
                        : "d.last_status is null and d.last_error is not null"));
    }

    /** Reads the code of what went wrong, as attempts have it. */
    public static Optional<LastAnswer> error(String code) {
        return ERROR.matcher(code).matches()
                ? Optional.of(new LastAnswer("d.last_error = '" + code + "'"))
                : Optional.empty();
    }
}
