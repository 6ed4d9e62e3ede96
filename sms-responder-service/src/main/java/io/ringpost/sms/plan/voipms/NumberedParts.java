package io.ringpost.sms.plan.voipms;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts between words, else between what people see as characters. */
final class NumberedParts {
    private NumberedParts() {}

    /** Parts with their marks; more than asked for if the text does not fit. */
    static List<String> into(String text, int count) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && parts.size() <= count) {
            String mark = "(" + (parts.size() + 1) + "/" + count + ") ";
            int end = end(rest, VoipmsParts.MOST_BYTES - mark.length());
            parts.add(mark + rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return parts;
    }

    private static int end(String text, int room) {
        if (PlainBytes.bytes(text) <= room) {
            return text.length();
        }
        int fits = last(BreakIterator.getCharacterInstance(Locale.ROOT), text, room);
        int word = text.lastIndexOf(' ', fits);
        return word > fits / 2 ? word : Math.max(fits, 1);
    }

    private static int last(BreakIterator breaks, String text, int room) {
        breaks.setText(text);
        int fits = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (PlainBytes.bytes(text.substring(0, next)) > room) {
                break;
            }
            fits = next;
        }
        return fits;
    }
}
