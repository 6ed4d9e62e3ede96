package io.ringpost.callstate.lifecycle;

import java.util.Set;

/**
 * What stood before a batch of facts, of the calls that these facts prove to be one.
 *
 * @param callIds the ids under which snapshots were announced
 * @param announced the milestones that were announced under any of them
 */
public record Standing(Set<String> callIds, Set<Milestone> announced) {
    /** Nothing was announced. */
    public static final Standing NONE = new Standing(Set.of(), Set.of());
}
