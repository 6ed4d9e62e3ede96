package io.ringpost.ingress.provider.retell;

import java.time.Duration;
import java.time.Instant;

/** What a time outside the window may come from. */
final class SignedAt {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration ZONES = Duration.ofMinutes(30);
    private static final Duration ALMOST = Duration.ofSeconds(90);
    private static final long HALF_A_SECOND = 500;
    private static final Duration LATE = Duration.ofDays(1);

    private SignedAt() {}

    static String hint(long signed, Instant receivedAt) {
        if (within(signed * 1000, receivedAt)) {
            return "The timestamp is in seconds: whoever signs must write milliseconds.";
        }
        if (within(signed / 1000, receivedAt)) {
            return "The timestamp is in microseconds: whoever signs must write milliseconds.";
        }
        Duration off = Duration.between(Instant.ofEpochMilli(signed), receivedAt);
        String by = "The timestamp is " + text(off.abs().plusMillis(HALF_A_SECOND))
                + (off.isNegative() ? " ahead" : " behind") + ": ";
        if (off.abs().compareTo(LATE) < 0 && nearZone(off.abs())) {
            return by + "a whole zone, so a clock, here or there, runs on local time instead of UTC.";
        }
        return by + (off.isNegative() ? "" : "sent late or again, or ")
                + "a clock is wrong; compare this machine's with UTC.";
    }

    private static boolean within(long millis, Instant receivedAt) {
        return Math.abs(receivedAt.toEpochMilli() - millis) <= WINDOW.toMillis();
    }

    private static boolean nearZone(Duration off) {
        long beyond = off.toMillis() % ZONES.toMillis();
        return off.compareTo(ZONES) >= 0 && Math.min(beyond, ZONES.toMillis() - beyond) <= ALMOST.toMillis();
    }

    private static String text(Duration off) {
        if (off.compareTo(Duration.ofDays(2)) >= 0) {
            return off.toDays() + " days";
        }
        return off.toHours() >= 1
                ? off.toHours() + " h " + off.toMinutesPart() + " min"
                : off.toMinutes() + " min " + off.toSecondsPart() + " s";
    }
}
