package io.ringpost.replay;

/** Letters of this service are being given back already. */
public final class ReplayUnderWay extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ReplayUnderWay() {
        super("a replay is under way");
    }
}
