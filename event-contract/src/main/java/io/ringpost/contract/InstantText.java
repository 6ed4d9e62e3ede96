package io.ringpost.contract;

import java.time.Instant;

/** Instants as {@link Instant#toString} writes them; of many in one second all but the first cost a few characters. */
public final class InstantText {
    private static final int GROUP = 1_000;
    private static final int NANOS_IN_MICROS = 1_000;
    private static final int NANOS_IN_MILLIS = 1_000_000;

    /** Two, because what happened and its arrival are seldom of the same second. */
    private static final Second[] LATEST = {new Second(Long.MIN_VALUE, ""), new Second(Long.MIN_VALUE, "")};

    private record Second(long epoch, String text) {}

    private InstantText() {}

    /** The text of an instant, in UTC. */
    public static String of(Instant instant) {
        String second = second(instant.getEpochSecond());
        int nanos = instant.getNano();
        if (nanos == 0) {
            return second + "Z";
        }
        StringBuilder text =
                new StringBuilder(second.length() + 11).append(second).append('.');
        group(text, nanos / NANOS_IN_MILLIS);
        if (nanos % NANOS_IN_MILLIS != 0) {
            group(text, nanos / NANOS_IN_MICROS % GROUP);
        }
        if (nanos % NANOS_IN_MICROS != 0) {
            group(text, nanos % GROUP);
        }
        return text.append('Z').toString();
    }

    /** Threads may overwrite each other's, which costs them nothing but the work. */
    private static String second(long epoch) {
        int place = (int) (epoch & 1);
        Second known = LATEST[place];
        if (known.epoch() == epoch) {
            return known.text();
        }
        String whole = Instant.ofEpochSecond(epoch).toString();
        String text = whole.substring(0, whole.length() - 1);
        LATEST[place] = new Second(epoch, text);
        return text;
    }

    private static void group(StringBuilder text, int thousandths) {
        text.append(thousandths / 100).append(thousandths / 10 % 10).append(thousandths % 10);
    }
}
