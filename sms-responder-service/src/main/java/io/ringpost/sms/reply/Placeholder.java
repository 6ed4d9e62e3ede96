package io.ringpost.sms.reply;

import java.util.Arrays;
import java.util.Optional;

/** What a number's profile knows, and replies name as {@code {{name}}}. */
public enum Placeholder {
    NAME("name"),
    WEBSITE("website"),
    PHONE("phone"),
    EMERGENCY_PHONE("emergencyPhone"),
    ADDRESS("address"),
    DIRECTIONS("directions"),
    HOURS("hours"),
    INSURANCE("insurance");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** The word between the braces. */
    public String word() {
        return word;
    }

    /** Finds one by its word. */
    public static Optional<Placeholder> byWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
