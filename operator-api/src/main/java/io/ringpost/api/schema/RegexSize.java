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
    private static final long FOLDED_IN_A_STEP = 200;
    /** Looking up one class of Unicode letters takes as long as folding so many letters. */
    private static final long TABLE = 2_500;

    private static final Pattern UNICODE_CLASS = Pattern.compile("\\\\[pP]");
    /** Behind what emits nothing, RE2/J repeats what stands before that, however often it was repeated already. */
    private static final long NOTHING = 0;

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[xpP]\\{[^}]*}|.)?", Pattern.DOTALL);
    private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
    private static final Pattern LEADING_ZERO = Pattern.compile("[{,]0\\d");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsU]*(?:-[imsU]+)?\\)");
    private static final Pattern GROUP = Pattern.compile("\\((?:\\?(?:P?<\\w+>|[imsU]*(?:-[imsU]+)?:)|(?!\\?))");

    private final String regex;
    private final boolean ignoresCase;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last = NOTHING;
    private long folded;

    private RegexSize(String regex) {
        this.regex = regex;
        this.ignoresCase = EndlessCase.isIgnoredIn(regex);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException that says so if it is too large or not clear
     */
    static RegexSize of(String regex) {
        RegexSize size = new RegexSize(regex);
        size.read();
        if (size.folding() > MOST) {
            throw new IllegalArgumentException("may use regular expressions only whose ranges hold up to "
                    + MOST * FOLDED_IN_A_STEP + " letters in all where (?i) is used, \\p counting as " + TABLE);
        }
        return size;
    }

    /** At least a quarter of the steps that it is compiled to. */
    long written() {
        return outer.stream().reduce(1 + group, Long::sum);
    }

    /**
     * What its classes take to be compiled, in steps of some six microseconds: where case is ignored, RE2/J goes through
     * ranges letter by letter, and in any case through tables for each class of Unicode letters.
     */
    long folding() {
        return folded / FOLDED_IN_A_STEP;
    }

    private void read() {
        int at = 0;
        while (at < regex.length()) {
            at = switch (regex.charAt(at)) {
                case '\\' -> escape(at);
                case '[' -> characterClass(at);
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
        if (UNICODE_CLASS.matcher(regex).region(at, regex.length()).lookingAt()) {
            folded += TABLE;
        }
        return atom(end(ESCAPE, at));
    }

    private int characterClass(int at) {
        CharacterClass found = CharacterClass.read(regex, at, ignoresCase);
        folded += found.folded() + found.tables() * TABLE;
        return atom(found.end());
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
        boolean endless = most != null && most.isEmpty();
        long times = Long.parseLong(most == null || endless ? found.group(1) : most);
        add(repeated(found.group()) * Math.max(0, times - 1) + (endless ? 1 : 0));
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
        return new IllegalArgumentException(
                "uses a regular expression that RE2 does not know: invalid or unsupported Perl syntax in "
                        + regex.substring(at, Math.min(regex.length(), at + 3)));
    }
}
