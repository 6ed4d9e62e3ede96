package io.ringpost.feed;

import io.smallrye.mutiny.Multi;
import java.util.function.Function;

/** What a reader that wants to follow is told. */
public sealed interface FeedAnswer {

    /**
     * All items after the number asked for, then the new ones as they come.
     *
     * @param items never ends by itself; fails with {@link FeedGone} if the reader is so slow that it is overtaken by the
     *     purge
     */
    record Live(Multi<FeedItem> items) implements FeedAnswer {
        @Override
        public <R> R match(Function<Live, R> live, Function<Gone, R> gone) {
            return live.apply(this);
        }
    }

    /**
     * What the reader missed is no longer kept; it must read the present state and follow from {@code latestSeq}.
     *
     * @param oldestSeq the first number that is kept
     * @param latestSeq the last number given
     */
    record Gone(long oldestSeq, long latestSeq) implements FeedAnswer {
        @Override
        public <R> R match(Function<Live, R> live, Function<Gone, R> gone) {
            return gone.apply(this);
        }
    }

    /** Answers both cases. */
    <R> R match(Function<Live, R> live, Function<Gone, R> gone);
}
