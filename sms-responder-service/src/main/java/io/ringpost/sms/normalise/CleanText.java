package io.ringpost.sms.normalise;

/** Texts without what UTF-8 and PostgreSQL refuse: lone surrogates and the zero character. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

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
