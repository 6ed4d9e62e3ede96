package io.ringpost.safehttp;

/** Whose fault a failed call is; only the first two may ever count against a subscriber. */
public enum Fault {
    /** The other side answered wrongly, refused or is misconfigured. */
    RECEIVER,
    /** Something between us and the other side. */
    NETWORK,
    /** Something on our side: not the subscriber's problem. */
    OURS,
    /** We do not make such calls. */
    POLICY
}
