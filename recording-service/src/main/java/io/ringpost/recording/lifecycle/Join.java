package io.ringpost.recording.lifecycle;

import java.util.Comparator;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** How two accounts of one thing become one; whichever comes first, and however often. */
final class Join {
    private Join() {}

    /** What is said at all; of two different accounts the one that the operator takes. */
    static <T> @Nullable T either(@Nullable T one, @Nullable T other, BinaryOperator<T> both) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return both.apply(one, other);
    }

    /** Of two texts neither is better: the first in the alphabet. */
    static @Nullable String text(@Nullable String one, @Nullable String other) {
        return either(one, other, BinaryOperator.minBy(Comparator.naturalOrder()));
    }
}
