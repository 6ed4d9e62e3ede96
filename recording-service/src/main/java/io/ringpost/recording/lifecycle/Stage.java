package io.ringpost.recording.lifecycle;

/**
 * How far a provider says that a recording is, lowest first.
 *
 * <p>A higher stage is never left for a lower one: webhooks arrive in any order. Ready stands above all, because a file
 * that was once offered is worth asking for, whatever else is said of it.
 */
public enum Stage {
    UNDER_WAY,
    MIXING,
    FAILED,
    DISABLED,
    EMPTY,
    READY
}
