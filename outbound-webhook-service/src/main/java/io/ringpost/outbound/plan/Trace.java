package io.ringpost.outbound.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who follows an event through several systems calls it, by W3C Trace Context.
 *
 * @param id the same in all of them
 * @param sampled whether who began it records it
 */
public record Trace(String id, boolean sampled) {
    /** The header's name, on Kafka as in HTTP. */
    public static final String HEADER = "traceparent";

    /** Versions to come may say more behind a further hyphen; {@code ff} is none. */
    private static final Pattern TRACEPARENT = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-[!-~]{0,200})?");

    private static final String FIRST_VERSION = "00";

    /** Reads a header's value; what is malformed is as good as absent. */
    public static Optional<Trace> parse(@Nullable String traceparent) {
        Matcher read = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return read.matches() && (read.group(4) == null || !read.group(1).equals(FIRST_VERSION))
                ? Optional.of(new Trace(read.group(2), Integer.parseInt(read.group(3), 16) % 2 == 1))
                : Optional.empty();
    }

    /** The value that a step of it passes on, which is known there by the span. */
    public String parent(String span) {
        return String.join("-", FIRST_VERSION, id, span, sampled ? "01" : "00");
    }
}
