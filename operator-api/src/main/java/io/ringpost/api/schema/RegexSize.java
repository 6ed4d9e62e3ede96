package io.ringpost.api.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes when its repetitions are written out, judged before anybody does so: RE2/J itself
 * would write them out until the memory is full. What is not read here for certain as RE2/J reads it is refused.
 */
final class RegexSize {
    private static final int MOST = 1_000;
    /** Behind what emits nothing, RE2/J repeats what stands before that, however often it was repeated already. */
    private static final long NOTHING = 0;

    private static final Pattern CLASS =
            Pattern.compile("\\[\\^?\\]?(?:\\\\.|\\[:\\^?\\w+:\\]|\\[(?!:)|[^\\]\\[\\\\])*+\\]", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[xpP]\\{[^}]*}|.)?", Pattern.DOTALL);
    private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    private static final Pattern LEADING_ZERO = Pattern.compile("[{,]0\\d");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsU]*(?:-[imsU]+)?\\)");
    private static final Pattern GROUP = Pattern.compile("\\((?:\\?(?:P?<\\w+>|[imsU]*(?:-[imsU]+)?:)|(?!\\?))");

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last = NOTHING;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /**
     * At least a quarter of the steps that it is compiled to.
     *
     * @throws IllegalArgumentException that says so if it is too large or not clear
     */
    static long of(String regex) {
        RegexSize size = new RegexSize(regex);
        size.read();
        return size.outer.stream().reduce(size.group, Long::sum);
    }

    private void read() {
        int at = 0;
        while (at < regex.length()) {
            at = switch (regex.charAt(at)) {
                case '\\' -> escape(at);
                case '[' -> atom(end(CLASS, at));
                case '{' -> times(at);
                case '*', '+', '?' -> operator(at);
                case '|' -> alternative(at);
                case '(' -> open(at);
                case ')' -> close(at);
                default -> atom(at + 1);
            };
        }
    }

    /** Where what begins there ends. */
    private int end(Pattern kind, int at) {
        Matcher found = kind.matcher(regex).region(at, regex.length());
        if (!found.lookingAt()) {
            throw unknown(at);
        }
        return found.end();
    }

    private int escape(int at) {
        if (regex.startsWith("\\Q", at) || regex.startsWith("\\E", at)) {
            throw new IllegalArgumentException("may use no regular expressions with \\Q or \\E");
        }
        return atom(end(ESCAPE, at));
    }

    private int atom(int end) {
        last = 1;
        add(last);
        return end;
    }

    private int alternative(int at) {
        add(1);
        last = NOTHING;
        return at + 1;
    }

    private int open(int at) {
        if (FLAGS.matcher(regex).region(at, regex.length()).lookingAt()) {
            last = NOTHING;
            return end(FLAGS, at);
        }
        outer.push(group);
        group = 1;
        last = NOTHING;
        return end(GROUP, at);
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
        if (LEADING_ZERO.matcher(found.group()).find()) {
            throw new IllegalArgumentException(
                    "may use no regular expressions that repeat by leading zeros: " + found.group());
        }
        String most = found.group(2);
        long times = Long.parseLong(most == null || most.isEmpty() ? found.group(1) : most);
        add(repeated(found.group()) * Math.max(0, times - 1));
        return behindRepeat(found.end());
    }

    private int operator(int at) {
        repeated(regex.substring(at, at + 1));
        add(1);
        return behindRepeat(at + 1);
    }

    private long repeated(String by) {
        if (last == NOTHING) {
            throw new IllegalArgumentException("uses a regular expression with nothing to repeat before " + by);
        }
        return last;
    }

    /** A question mark there only says that it takes as little as it can. */
    private int behindRepeat(int end) {
        last = NOTHING;
        return regex.startsWith("?", end) ? end + 1 : end;
    }

    private void add(long atoms) {
        group += atoms;
        if (group > MOST) {
            throw new IllegalArgumentException("may use regular expressions only that have up to " + MOST
                    + " characters when what they repeat is written out");
        }
    }

    private IllegalArgumentException unknown(int at) {
        String shown = regex.substring(at, Math.min(regex.length(), at + 3));
        return new IllegalArgumentException("uses a regular expression that RE2 does not know: "
                + (regex.charAt(at) == '(' ? "invalid or unsupported Perl syntax in " : "invalid character class in ")
                + shown);
    }
}
