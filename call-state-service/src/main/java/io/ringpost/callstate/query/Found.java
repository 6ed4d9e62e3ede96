package io.ringpost.callstate.query;

import io.ringpost.contract.call.Call;
import java.util.function.Function;
import java.util.function.Supplier;

/** What stands under an id. */
sealed interface Found {

    /** Answers each case. */
    <R> R match(Function<Call, R> call, Function<String, R> alias, Supplier<R> nothing);

    /** A call. */
    record Known(Call call) implements Found {
        @Override
        public <R> R match(Function<Call, R> known, Function<String, R> alias, Supplier<R> nothing) {
            return known.apply(call);
        }
    }

    /** A leg's id, or one that a call had before: the call has another now. */
    record Alias(String of) implements Found {
        @Override
        public <R> R match(Function<Call, R> call, Function<String, R> alias, Supplier<R> nothing) {
            return alias.apply(of);
        }
    }

    /** Nothing. */
    record Nothing() implements Found {
        @Override
        public <R> R match(Function<Call, R> call, Function<String, R> alias, Supplier<R> nothing) {
            return nothing.get();
        }
    }
}
