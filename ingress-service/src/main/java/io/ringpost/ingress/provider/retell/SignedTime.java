package io.ringpost.ingress.provider.retell;

import java.time.Instant;
import java.util.Optional;

/** The time at which Retell says that it signed; worth something only beside a signature that is right. */
final class SignedTime {
    private static final String START = "v=";
    private static final int MOST_DIGITS = 15;

    private SignedTime() {}

    static Optional<Instant> of(String header) {
        int end = header.indexOf(',');
        boolean timed = header.startsWith(START) && end > START.length() && end - START.length() <= MOST_DIGITS;
        return timed && areDigits(header, START.length(), end)
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(header, START.length(), end, 10)))
                : Optional.empty();
    }

    private static boolean areDigits(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
