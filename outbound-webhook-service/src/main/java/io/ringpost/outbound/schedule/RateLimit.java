package io.ringpost.outbound.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many POSTs an endpoint gets in any time of a given length, wherever that time begins.
 *
 * @param posts how many
 * @param seconds in how many seconds: 1, 60 or 3600
 */
public record RateLimit(int posts, int seconds) {
    /** A POST counts for the length of the limit and up to this part of it longer, so that few numbers are kept. */
    public static final int GRANULES = 20;

    /** More than this many are no limit. */
    public static final int MOST = 10_000;

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,4})/([smh])");

    /** Reads {@code 10/s}, {@code 300/m} or {@code 1000/h}; empty if it is none of these. */
    public static Optional<RateLimit> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST) {
            return Optional.empty();
        }
        int seconds =
                switch (matcher.group(2)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    default -> 3600;
                };
        return Optional.of(new RateLimit(Integer.parseInt(matcher.group(1)), seconds));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return posts
                + switch (seconds) {
                    case 1 -> "/s";
                    case 60 -> "/m";
                    default -> "/h";
                };
    }

    /**
     * When one that waits goes out at the earliest.
     *
     * @param taken what counts against the limit now
     * @param ahead how many go before it
     * @param now when that was read
     */
    public Instant notBefore(List<Taken> taken, long ahead, Instant now) {
        List<Instant> free = free(taken, now);
        return free.get((int) (ahead % posts)).plus(length().multipliedBy(ahead / posts));
    }

    /** When each of the POSTs that the limit allows at once may be made next, the earliest first. */
    private List<Instant> free(List<Taken> taken, Instant now) {
        List<Instant> ends = new ArrayList<>();
        taken.stream()
                .filter(some -> some.until().isAfter(now))
                .sorted(Comparator.comparing(Taken::until))
                .forEach(some -> ends.addAll(Collections.nCopies(some.posts(), some.until())));
        List<Instant> free = new ArrayList<>(Collections.nCopies(Math.max(0, posts - ends.size()), now));
        free.addAll(ends.subList(Math.max(0, ends.size() - posts), ends.size()));
        return free;
    }

    private Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * POSTs that count against the limit.
     *
     * @param until until when
     * @param posts how many
     */
    public record Taken(Instant until, int posts) {}
}
