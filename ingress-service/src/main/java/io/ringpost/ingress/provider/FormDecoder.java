package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;

/** Decodes a form in one pass, from mark to mark; what stands between is copied and not looked at. */
final class FormDecoder {
    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 3;

    private final byte[] bytes;
    private final int length;
    private final Mark separators;
    private final Mark equals;
    private final Mark escapes;
    private final Mark blanks;
    private final DecodedForm form;

    FormDecoder(byte[] bytes, char separator) {
        // Looking for a character in a text is what the platform does fastest.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.bytes = bytes;
        this.length = bytes.length;
        this.separators = new Mark(text, separator);
        this.equals = new Mark(text, '=');
        this.escapes = new Mark(text, '%');
        this.blanks = new Mark(text, '+');
        this.form = new DecodedForm(bytes.length);
    }

    DecodedForm decode(int mostFields) {
        int start = 0;
        while (start < length) {
            int end = separators.from(start);
            if (form.fields() == mostFields) {
                form.malformed();
                return form;
            }
            if (end > start) {
                field(start, end);
            }
            start = end + 1;
        }
        return form;
    }

    private void field(int from, int to) {
        int nameEnd = Math.min(equals.from(from), to);
        part(from, nameEnd);
        part(Math.min(nameEnd + 1, to), to);
    }

    private void part(int from, int to) {
        int copied = from;
        int mark = nextMark(copied);
        while (mark < to) {
            form.append(bytes, copied, mark);
            copied = mark + decodeAt(mark, to);
            mark = nextMark(copied);
        }
        form.append(bytes, copied, to);
        form.endPart();
    }

    private int nextMark(int from) {
        return Math.min(escapes.from(from), blanks.from(from));
    }

    /** How many bytes stand for one. */
    private int decodeAt(int mark, int to) {
        if (bytes[mark] == '+') {
            form.append(' ');
            return 1;
        }
        int value = mark + ESCAPE_LENGTH > to ? -1 : value(mark);
        if (value < 0) {
            form.malformed();
            form.append('%');
            return 1;
        }
        form.append((char) value);
        return ESCAPE_LENGTH;
    }

    /** Negative if the percent sign stands for itself. */
    private int value(int escape) {
        int high = Character.digit(bytes[escape + 1], HEX);
        int low = Character.digit(bytes[escape + 2], HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    /** Where a character stands; looked for only if the last one found lies behind. */
    private static final class Mark {
        private final String text;
        private final char wanted;
        private int last = -1;

        Mark(String text, char wanted) {
            this.text = text;
            this.wanted = wanted;
        }

        /** The first place at or after the given one; the text's end if there is none. */
        int from(int place) {
            if (last < place) {
                int found = text.indexOf(wanted, place);
                last = found < 0 ? text.length() : found;
            }
            return last;
        }
    }
}
