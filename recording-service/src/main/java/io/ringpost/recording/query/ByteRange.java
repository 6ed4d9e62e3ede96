package io.ringpost.recording.query;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What part of a file a {@code Range} header asks for (RFC 9110, section 14); several at once are answered with all. */
sealed interface ByteRange {

    Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    <T> T match(Supplier<T> whole, Function<Part, T> part, Supplier<T> none);

    /** Reads the header for a file of this size; what cannot be understood asks for nothing. */
    static ByteRange of(@Nullable String header, long size) {
        Matcher single = SINGLE.matcher(header == null ? "" : header.strip());
        if (!single.matches() || (single.group(1).isEmpty() && single.group(2).isEmpty())) {
            return new Whole();
        }
        return single.group(1).isEmpty()
                ? last(Long.parseLong(single.group(2)), size)
                : between(Long.parseLong(single.group(1)), single.group(2), size);
    }

    private static ByteRange last(long length, long size) {
        return length == 0 || size == 0 ? new None() : new Part(Math.max(0, size - length), size - 1);
    }

    private static ByteRange between(long from, String end, long size) {
        long to = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
        if (!end.isEmpty() && Long.parseLong(end) < from) {
            return new Whole();
        }
        return from >= size ? new None() : new Part(from, to);
    }

    /** All of it. */
    record Whole() implements ByteRange {
        @Override
        public <T> T match(Supplier<T> whole, Function<Part, T> part, Supplier<T> none) {
            return whole.get();
        }
    }

    /** From one byte to another, both included. */
    record Part(long from, long to) implements ByteRange {
        long length() {
            return to - from + 1;
        }

        @Override
        public <T> T match(Supplier<T> whole, Function<Part, T> part, Supplier<T> none) {
            return part.apply(this);
        }
    }

    /** Nothing that there is. */
    record None() implements ByteRange {
        @Override
        public <T> T match(Supplier<T> whole, Function<Part, T> part, Supplier<T> none) {
            return none.get();
        }
    }
}
