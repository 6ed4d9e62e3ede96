package io.ringpost.feed;

/** A follower was so slow that what it needed next has been purged. */
public final class FeedGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedGone(long afterSeq) {
        super("what follows number " + afterSeq + " is no longer kept");
    }
}
