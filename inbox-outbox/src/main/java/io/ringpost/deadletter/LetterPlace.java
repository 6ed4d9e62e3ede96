package io.ringpost.deadletter;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a dead letter lies, which is also its id: dead letter topic, partition and offset. */
public record LetterPlace(String topic, int partition, long offset) implements Comparable<LetterPlace> {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9._-]{1,249})/(\\d{1,6})/(\\d{1,18})");
    private static final Comparator<LetterPlace> ORDER = Comparator.comparing(LetterPlace::topic)
            .thenComparing(LetterPlace::partition)
            .thenComparing(LetterPlace::offset);

    /** The id as operators see it. */
    public String text() {
        return topic + "/" + partition + "/" + offset;
    }

    /** Reads what {@link #text} wrote; empty if it is something else. */
    public static Optional<LetterPlace> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new LetterPlace(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(LetterPlace other) {
        return ORDER.compare(this, other);
    }
}
