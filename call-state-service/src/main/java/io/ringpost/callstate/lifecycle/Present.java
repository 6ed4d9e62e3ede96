package io.ringpost.callstate.lifecycle;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that may be absent, as streams of those that are there. */
final class Present {
    private Present() {}

    static <T> Stream<T> of(@Nullable T value) {
        return value == null ? Stream.of() : Stream.of(value);
    }

    /** Reads a part of a fact; absent parts count as unknown. */
    @FunctionalInterface
    interface Part<T> {
        @Nullable
        T of(Fact fact);
    }

    static <T> Stream<T> in(Collection<Fact> facts, Part<T> part) {
        return facts.stream().flatMap(fact -> of(part.of(fact)));
    }

    /** The first value in the order of the facts. */
    static <T> @Nullable T first(Collection<Fact> facts, Part<T> part) {
        return in(facts, part).findFirst().orElse(null);
    }
}
