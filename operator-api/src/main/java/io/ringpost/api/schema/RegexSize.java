package io.ringpost.api.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a regular expression becomes when its repetitions are written out, judged before anybody does so. */
final class RegexSize {
    private static final int LONGEST = 1_000;
    private static final int MOST = 1_000;

    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?(?:\\\\.|\\[:\\w+:\\]|[^\\]\\\\])*+\\]?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[xpP]\\{[^}]*}|.)?", Pattern.DOTALL);
    private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /** Throws an {@link IllegalArgumentException} that says so if it is too large. */
    static void check(String regex) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException("may use regular expressions of up to " + LONGEST + " letters only");
        }
        new RegexSize(regex).read();
    }

    private void read() {
        int at = 0;
        while (at < regex.length()) {
            at = switch (regex.charAt(at)) {
                case '\\' -> atom(ESCAPE, at);
                case '[' -> atom(CLASS, at);
                case '{' -> times(at);
                case '(' -> open(at);
                case ')' -> close(at);
                default -> atom(at + 1);
            };
        }
    }

    private int atom(Pattern kind, int at) {
        Matcher found = kind.matcher(regex).region(at, regex.length());
        return atom(found.lookingAt() ? found.end() : at + 1);
    }

    private int atom(int end) {
        last = 1;
        add(last);
        return end;
    }

    private int open(int at) {
        outer.push(group);
        group = 1;
        return at + 1;
    }

    /** Whoever closes what is not open is told so by the compiler. */
    private int close(int at) {
        if (!outer.isEmpty()) {
            last = group;
            group = outer.pop();
            add(last);
        }
        return at + 1;
    }

    private int times(int at) {
        Matcher found = TIMES.matcher(regex).region(at, regex.length());
        if (!found.lookingAt()) {
            return atom(at + 1);
        }
        String most = found.group(2);
        long times = Long.parseLong(most == null || most.isEmpty() ? found.group(1) : most);
        add(last * Math.max(0, times - 1));
        last = last * Math.max(1, times);
        return found.end();
    }

    private void add(long atoms) {
        group += atoms;
        if (group > MOST) {
            throw new IllegalArgumentException("may use regular expressions only that have up to " + MOST
                    + " characters when what they repeat is written out");
        }
    }
}
