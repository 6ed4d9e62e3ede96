package io.ringpost.api.schema;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters whose other cases RE2/J never ends looking for, once it ignores case. Java takes U+1C80 to U+1C88 for further
 * small forms of Cyrillic letters, of which RE2/J does not know: it goes from one case to the next and never comes back.
 */
final class EndlessCase {
    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");
    private static final Pattern WRITTEN = Pattern.compile("\\\\x\\{0*([0-9a-fA-F]{1,6})}");
    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;
    private static final Pattern ENDLESS = Pattern.compile("[\\x{1C80}-\\x{1C88}]");

    private EndlessCase() {}

    /** Whether any of it may be compared whatever its case. */
    static boolean isIgnoredIn(String regex) {
        return IGNORES_CASE.matcher(regex).find();
    }

    /** Throws an {@link IllegalArgumentException} that says so if one that stands there may be compared whatever its case. */
    static void check(String regex) {
        if (isIgnoredIn(regex)
                && ENDLESS.matcher(WRITTEN.matcher(regex).replaceAll(EndlessCase::character))
                        .find()) {
            throw endless();
        }
    }

    /** The same for a range that is gone through letter by letter. */
    static void check(int lowest, int highest) {
        if (lowest <= LAST && highest >= FIRST) {
            throw endless();
        }
    }

    private static IllegalArgumentException endless() {
        return new IllegalArgumentException(
                "may use no regular expressions with (?i) and U+1C80 to U+1C88, alone or in a range that holds them");
    }

    private static String character(MatchResult written) {
        int code = Integer.parseInt(written.group(1), 16);
        return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
    }
}
