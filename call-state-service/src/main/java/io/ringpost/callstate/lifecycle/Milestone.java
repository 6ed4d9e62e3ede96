package io.ringpost.callstate.lifecycle;

/** What is announced of a call, each once, in the order in which a call goes through them. */
public enum Milestone {
    INITIATED,
    RINGING,
    ANSWERED,
    ENDED,
    ANALYSED
}
