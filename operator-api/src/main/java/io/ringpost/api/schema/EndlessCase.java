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
    private static final Pattern ENDLESS = Pattern.compile("[\\x{1C80}-\\x{1C88}]");
    /** Whatever it begins with; it is gone through character by character. */
    private static final Pattern RANGE_BEYOND = Pattern.compile("-\\\\?[\\x{1C80}-\\x{10FFFF}]");

    private EndlessCase() {}

    /** Throws an {@link IllegalArgumentException} that says so if one may be compared whatever its case. */
    static void check(String regex) {
        if (!IGNORES_CASE.matcher(regex).find()) {
            return;
        }
        String read = WRITTEN.matcher(regex).replaceAll(EndlessCase::character);
        if (ENDLESS.matcher(read).find() || RANGE_BEYOND.matcher(read).find()) {
            throw new IllegalArgumentException(
                    "may use no regular expressions with (?i) and U+1C80 to U+1C88, alone or in a range that ends behind them");
        }
    }

    private static String character(MatchResult written) {
        int code = Integer.parseInt(written.group(1), 16);
        return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
    }
}
