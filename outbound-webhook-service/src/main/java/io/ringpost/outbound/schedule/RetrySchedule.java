package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait before each attempt; the wait counts from the end of the attempt before.
 *
 * @param waits one per attempt, in order
 */
public record RetrySchedule(List<Duration> waits) {
    /** Guide 003's: at once, then after a minute, five, fifteen, and an hour. */
    public static final String GUIDE = "0s,1m,5m,15m,1h";

    private static final List<Duration> EXTENSION =
            List.of(Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(24));
    private static final int MOST_WAITS = 20;
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final Pattern WAIT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /** Keeps its own copy. */
    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.size() > MOST_WAITS) {
            throw new IllegalArgumentException("a schedule has 1 to " + MOST_WAITS + " waits");
        }
        if (waits.stream().anyMatch(wait -> wait.compareTo(LONGEST_WAIT) > 0)) {
            throw new IllegalArgumentException("a wait lasts 7 days at most");
        }
    }

    /**
     * Reads waits like {@code 0s,1m,1h}; the units are {@code ms s m h}.
     *
     * @throws IllegalArgumentException with a sentence for operators, if it is malformed
     */
    public static RetrySchedule parse(String text) {
        List<Duration> waits = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            waits.add(wait(part.strip()));
        }
        return new RetrySchedule(waits);
    }

    private static Duration wait(String text) {
        Matcher matcher = WAIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no wait; write for example 0s,1m,5m,15m,1h");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /** The same, and then another four attempts over two days. */
    public RetrySchedule extended() {
        List<Duration> longer = new ArrayList<>(waits);
        longer.addAll(EXTENSION);
        return new RetrySchedule(longer);
    }

    /** How many attempts it allows. */
    public int attempts() {
        return waits.size();
    }

    /** The wait before a delivery's first attempt. */
    public Duration first() {
        return waits.get(0);
    }

    /** The wait before the last attempt. */
    public Duration last() {
        return waits.get(waits.size() - 1);
    }

    /** The wait that follows when so many attempts were used up; empty if that was the last. */
    public Optional<Duration> after(int attempts) {
        return attempts < waits.size() ? Optional.of(waits.get(attempts)) : Optional.empty();
    }
}
