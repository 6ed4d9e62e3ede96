package io.ringpost.outbound.store;

import java.util.function.Function;
import java.util.function.Supplier;

/** What came of asking for a replay. */
public sealed interface ReplayStart {
    /** Picks what to answer. */
    <T> T match(Function<ReplayRow, T> begun, Supplier<T> another, Function<Integer, T> tooMany);

    /** There is one of this id now. */
    record Begun(ReplayRow replay) implements ReplayStart {
        @Override
        public <T> T match(Function<ReplayRow, T> begun, Supplier<T> another, Function<Integer, T> tooMany) {
            return begun.apply(replay);
        }
    }

    /** Another one of the endpoint still runs: two would give back faster than either was asked to. */
    record Another() implements ReplayStart {
        @Override
        public <T> T match(Function<ReplayRow, T> begun, Supplier<T> another, Function<Integer, T> tooMany) {
            return another.get();
        }
    }

    /** More match than one may give back. */
    record TooMany(int most) implements ReplayStart {
        @Override
        public <T> T match(Function<ReplayRow, T> begun, Supplier<T> another, Function<Integer, T> tooMany) {
            return tooMany.apply(most);
        }
    }
}
