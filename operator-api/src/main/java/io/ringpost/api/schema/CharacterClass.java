package io.ringpost.api.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A character class such as {@code [a-z]}, read sign by sign as RE2/J reads it; what might be read otherwise is refused. */
final class CharacterClass {
    private static final Pattern GROUP = Pattern.compile("\\[:\\^?\\w+:]|\\\\[dDsSwW]");
    private static final Pattern TABLE = Pattern.compile("\\\\[pP](?:\\{[^}]*}|[^{])", Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile(
            "\\\\x\\{0*(?<hex>[0-9a-fA-F]{1,6})}|\\\\x(?<two>[0-9a-fA-F]{2})|\\\\(?<octal>0[0-7]{0,2}|[1-7][0-7]{1,2})"
                    + "|\\\\(?<control>[afnrtv])|\\\\(?<escaped>[^0-9A-Za-z])|(?<plain>[^\\\\])",
            Pattern.DOTALL);

    /** Of the letters that have cases; RE2/J folds none of a range that holds all between. */
    private static final int FIRST_FOLDED = 'A';

    private static final int LAST_FOLDED = 0x1E943;

    private static final String CONTROL_NAMES = "afnrtv";
    private static final int[] CONTROLS = {7, '\f', '\n', '\r', '\t', 11};
    /** The most that one of them has. */
    private static final int GROUP_LETTERS = 64;

    private final Matcher matcher;
    private final String regex;
    private final boolean ignoresCase;
    private int at;
    private long folded;
    private int tables;

    private CharacterClass(String regex, int at, boolean ignoresCase) {
        this.regex = regex;
        this.matcher = GROUP.matcher(regex);
        this.at = at;
        this.ignoresCase = ignoresCase;
    }

    /**
     * Reads the one that begins there.
     *
     * @throws IllegalArgumentException if it is not clear, or compiling it would never end
     */
    static CharacterClass read(String regex, int at, boolean ignoresCase) {
        CharacterClass read = new CharacterClass(regex, at, ignoresCase);
        if (!read.wasRead()) {
            throw new IllegalArgumentException(
                    "uses a regular expression that RE2 does not know: invalid character class in "
                            + regex.substring(at, Math.min(regex.length(), at + 3)));
        }
        return read;
    }

    /** Behind its bracket. */
    int end() {
        return at;
    }

    /** How many letters are looked at for their other case when it is compiled. */
    long folded() {
        return folded;
    }

    /** How many classes of Unicode letters are part of it. */
    int tables() {
        return tables;
    }

    private boolean wasRead() {
        at += regex.startsWith("[^", at) ? 2 : 1;
        boolean first = true;
        while (first || !regex.startsWith("]", at)) {
            if (!part()) {
                return false;
            }
            first = false;
        }
        at++;
        return true;
    }

    private boolean part() {
        if (passed(GROUP)) {
            folded += ignoresCase ? GROUP_LETTERS : 0;
            return true;
        }
        if (passed(TABLE)) {
            tables++;
            return true;
        }
        int lowest = letter();
        int highest = lowest;
        if (lowest >= 0 && regex.startsWith("-", at) && !regex.startsWith("-]", at)) {
            at++;
            highest = letter();
        }
        if (lowest < 0 || highest < lowest) {
            return false;
        }
        if (ignoresCase && (lowest > FIRST_FOLDED || highest < LAST_FOLDED)) {
            EndlessCase.check(lowest, highest);
            folded += Math.max(0, Math.min(highest, LAST_FOLDED) - Math.max(lowest, FIRST_FOLDED) + 1);
        }
        return true;
    }

    /** The next one, or less than nothing if it is not clear; behind a hyphen RE2/J takes no {@code [:name:]} for a group. */
    private int letter() {
        if (regex.startsWith("[:", at) || !passed(LETTER)) {
            return -1;
        }
        String hex = matcher.group("hex") == null ? matcher.group("two") : matcher.group("hex");
        if (hex != null) {
            return Integer.parseInt(hex, 16);
        }
        if (matcher.group("octal") != null) {
            return Integer.parseInt(matcher.group("octal"), 8);
        }
        if (matcher.group("control") != null) {
            return CONTROLS[CONTROL_NAMES.indexOf(matcher.group("control"))];
        }
        return regex.codePointBefore(matcher.end());
    }

    private boolean passed(Pattern kind) {
        boolean found = matcher.usePattern(kind).region(at, regex.length()).lookingAt();
        if (found) {
            at = matcher.end();
        }
        return found;
    }
}
