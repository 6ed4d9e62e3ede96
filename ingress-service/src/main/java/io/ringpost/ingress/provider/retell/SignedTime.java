package io.ringpost.ingress.provider.retell;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time at which Retell says that it signed; worth something only beside a signature that is right. */
final class SignedTime {
    private static final Pattern TIME = Pattern.compile("v=([0-9]{1,15}),.*");

    private SignedTime() {}

    static Optional<Instant> of(String header) {
        Matcher parts = TIME.matcher(header);
        return parts.matches() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(parts.group(1)))) : Optional.empty();
    }
}
