package io.ringpost.replay;

/** This replica is giving letters back already. */
public final class ReplayUnderWay extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ReplayUnderWay() {
        super("a replay is under way");
    }
}
