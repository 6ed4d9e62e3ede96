package io.ringpost.sms.normalise;

import java.nio.charset.StandardCharsets;

/** Texts without what UTF-8 and PostgreSQL refuse: lone surrogates and the zero character. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private static final String MARK = "\uFEFF";

    private CleanText() {}

    /** The text without the mark of byte order that some programs put first, and blanks around. */
    public static String body(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        return (text.startsWith(MARK) ? text.substring(1) : text).strip();
    }

    /** The text, with a replacement sign for each refused character. */
    public static String of(String text) {
        return text.codePoints().anyMatch(CleanText::refused)
                ? text.codePoints()
                        .map(point -> refused(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    /** A code point that is a surrogate stands alone: pairs are read as one. */
    private static boolean refused(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
