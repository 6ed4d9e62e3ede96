package io.ringpost.ingress.provider;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;

/** The bytes of a form's names and values, one behind the other, and where each ends. */
final class DecodedForm {
    private static final int USUAL_PARTS = 64;

    private final byte[] bytes;
    private int length;
    /** Of each field the end of its name, then that of its value. */
    private int[] ends = new int[USUAL_PARTS];

    private int parts;
    private boolean wellFormed = true;

    /** Room for so many bytes. */
    DecodedForm(int bytes) {
        this.bytes = new byte[bytes];
    }

    void append(byte[] part) {
        append(part, 0, part.length);
    }

    void append(byte[] source, int from, int to) {
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void append(char oneByte) {
        bytes[length++] = (byte) oneByte;
    }

    /** What was appended since the last end is a name or, the next time, a value. */
    void endPart() {
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, 2 * parts);
        }
        ends[parts++] = length;
    }

    void malformed() {
        wellFormed = false;
    }

    boolean wellFormed() {
        return wellFormed;
    }

    int fields() {
        return parts / 2;
    }

    String name(int field, Charset charset) {
        return new String(bytes, start(field), nameEnd(field) - start(field), charset);
    }

    String value(int field, Charset charset) {
        return new String(bytes, nameEnd(field), end(field) - nameEnd(field), charset);
    }

    boolean isNamed(int field, byte[] name) {
        return Arrays.equals(bytes, start(field), nameEnd(field), name, 0, name.length);
    }

    /** All fields in their order, with nothing between; equal ones but once. */
    byte[] sorted() {
        Integer[] order = new Integer[fields()];
        Arrays.setAll(order, field -> field);
        Arrays.sort(order, byNameAndValue());
        byte[] sorted = new byte[length];
        int to = 0;
        for (int i = 0; i < order.length; i++) {
            int field = order[i];
            if (i == 0 || compare(order[i - 1], field) != 0) {
                int size = end(field) - start(field);
                System.arraycopy(bytes, start(field), sorted, to, size);
                to += size;
            }
        }
        return to == length ? sorted : Arrays.copyOf(sorted, to);
    }

    private Comparator<Integer> byNameAndValue() {
        return this::compare;
    }

    private int compare(int one, int other) {
        int byName = Arrays.compareUnsigned(bytes, start(one), nameEnd(one), bytes, start(other), nameEnd(other));
        return byName != 0
                ? byName
                : Arrays.compareUnsigned(bytes, nameEnd(one), end(one), bytes, nameEnd(other), end(other));
    }

    private int start(int field) {
        return field == 0 ? 0 : ends[2 * field - 1];
    }

    private int nameEnd(int field) {
        return ends[2 * field];
    }

    private int end(int field) {
        return ends[2 * field + 1];
    }
}
