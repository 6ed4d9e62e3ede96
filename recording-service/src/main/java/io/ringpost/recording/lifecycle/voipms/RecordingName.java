package io.ringpost.recording.lifecycle.voipms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recording's id says. VoIP.ms: unpadded Base64 of {@code <account>-<number>-<number>-<direction>-<second>}; the
 * form is documented nowhere, so that an id of any other form says nothing.
 *
 * @param account the account it lies in
 * @param one one of the numbers
 * @param other the other
 * @param began the second in which the conversation began
 */
public record RecordingName(String account, String one, String other, Instant began) {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4,10}(?:_[A-Za-z0-9]{1,20})?)-([^-]{1,40})-([^-]{1,40})-[A-Za-z]{1,10}-([0-9]{9,10})");

    /** Reads an id. */
    public static Optional<RecordingName> of(String id) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getMimeDecoder().decode(id), UTF_8));
            return parts.matches()
                    ? Optional.of(new RecordingName(
                            parts.group(1),
                            parts.group(2),
                            parts.group(3),
                            Instant.ofEpochSecond(Long.parseLong(parts.group(4)))))
                    : Optional.empty();
        } catch (IllegalArgumentException opaque) {
            return Optional.empty();
        }
    }
}
