package io.ringpost.sms.reply;

import java.util.PrimitiveIterator;

/**
 * How many parts a carrier counts: 160 characters of GSM-7, or 70 units of UCS-2 as soon as one character is not in it;
 * 153 and 67 each where there are several.
 *
 * @param unicode whether it goes as UCS-2
 * @param count the parts
 */
public record SmsSegments(boolean unicode, int count) {
    /** GSM 03.38: the default alphabet. */
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** GSM 03.38: these take an escape before them. */
    private static final String GSM_ESCAPED = "^{}\\[~]|€\f";

    /** Counts the parts of a text. */
    public static SmsSegments of(String text) {
        boolean unicode = !text.chars().allMatch(SmsSegments::isGsm);
        int single = unicode ? 70 : 160;
        int several = unicode ? 67 : 153;
        int units = text.codePoints().map(letter -> units(letter, unicode)).sum();
        return new SmsSegments(unicode, units <= single ? Math.min(units, 1) : parts(text, unicode, several));
    }

    /** No character is cut in two. */
    private static int parts(String text, boolean unicode, int each) {
        int parts = 1;
        int used = 0;
        for (PrimitiveIterator.OfInt letters = text.codePoints().iterator(); letters.hasNext(); ) {
            int units = units(letters.nextInt(), unicode);
            if (used + units > each) {
                parts++;
                used = 0;
            }
            used += units;
        }
        return parts;
    }

    private static int units(int letter, boolean unicode) {
        if (unicode) {
            return Character.charCount(letter);
        }
        return GSM_ESCAPED.indexOf(letter) >= 0 ? 2 : 1;
    }

    private static boolean isGsm(int letter) {
        return GSM.indexOf(letter) >= 0 || GSM_ESCAPED.indexOf(letter) >= 0;
    }
}
