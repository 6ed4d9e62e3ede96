package io.ringpost.api.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What logs and refusals may show of personal data.
 *
 * <p>A number keeps its first four digits (country and area: enough to see a routing fault) and its last two, and only when
 * at least four stay hidden between them: {@code +5511987654321} becomes {@code +5511*******21}. A shorter one keeps its
 * last two; a text keeps its length; a secret keeps nothing.
 */
public final class Mask {
    private static final String HIDDEN = "***";
    private static final int HEAD = 4;
    private static final int TAIL = 2;
    private static final int FEWEST_HIDDEN = 4;
    private static final Pattern ANY_NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{5,22}\\d");
    private static final Pattern NOT_DIGIT = Pattern.compile("\\D");
    private static final Pattern NUMBER_LIKE = Pattern.compile("(whatsapp:|tel:|sip:)?\\+?[\\d ().-]{1,24}");

    private Mask() {}

    /** Masks a phone number; what is no number (a SIP user, a name) is hidden whole. */
    public static String number(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return "";
        }
        String text = number.strip();
        if (!NUMBER_LIKE.matcher(text).matches()) {
            return HIDDEN;
        }
        String plus = text.contains("+") ? "+" : "";
        return plus + digits(NOT_DIGIT.matcher(text).replaceAll(""));
    }

    /** Hides a secret whole, its length too. */
    public static String secret(@Nullable String secret) {
        return secret == null || secret.isEmpty() ? "" : HIDDEN;
    }

    /** Replaces a message text by its length. */
    public static String text(@Nullable String text) {
        return text == null ? "" : "<" + text.codePointCount(0, text.length()) + " characters>";
    }

    /** Masks every run of digits in a sentence that could be a phone number. */
    public static String numbersIn(String sentence) {
        return ANY_NUMBER.matcher(sentence).replaceAll(found -> number(found.group()));
    }

    private static String digits(String digits) {
        int hidden = digits.length() - HEAD - TAIL;
        if (hidden >= FEWEST_HIDDEN) {
            return digits.substring(0, HEAD) + "*".repeat(hidden) + digits.substring(HEAD + hidden);
        }
        int shown = digits.length() > TAIL + FEWEST_HIDDEN - 1 ? TAIL : 0;
        return "*".repeat(digits.length() - shown) + digits.substring(digits.length() - shown);
    }
}
