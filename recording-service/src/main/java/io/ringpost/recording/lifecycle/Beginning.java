package io.ringpost.recording.lifecycle;

import java.time.Instant;

/**
 * By what a conversation is known that is named by nobody: it began then, between these two.
 *
 * @param at to the second
 * @param one a number, digits only, of North American ones the last ten
 * @param other the other
 */
public record Beginning(Instant at, String one, String other) {
    private static final int NORTH_AMERICAN = 10;

    /** A number in the form in which they are compared; empty if it has no digits. */
    public static String digits(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - NORTH_AMERICAN));
    }
}
