package io.ringpost.replay;

import io.ringpost.inbox.Tally;

/**
 * What became of letters.
 *
 * @param matched letters to give back
 * @param applied facts that had their effect now
 * @param known facts that had it before
 * @param ignored records that turned out to be none of the consumer's business
 * @param parkedAgain letters that failed again, and lie on the dead letter topic anew
 * @param replayedBefore letters that were given back before, and are not again
 */
public record ReplayCount(int matched, int applied, int known, int ignored, int parkedAgain, int replayedBefore) {
    public static final ReplayCount NOTHING = new ReplayCount(0, 0, 0, 0, 0, 0);

    static ReplayCount of(int matched, int replayedBefore) {
        return new ReplayCount(matched, 0, 0, 0, 0, replayedBefore);
    }

    ReplayCount with(Tally tally) {
        return new ReplayCount(
                matched, tally.fresh(), tally.duplicates(), tally.ignored(), tally.deadLetters(), replayedBefore);
    }

    /** Both together. */
    public ReplayCount plus(ReplayCount other) {
        return new ReplayCount(
                matched + other.matched,
                applied + other.applied,
                known + other.known,
                ignored + other.ignored,
                parkedAgain + other.parkedAgain,
                replayedBefore + other.replayedBefore);
    }
}
