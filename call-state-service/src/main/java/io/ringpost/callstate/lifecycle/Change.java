package io.ringpost.callstate.lifecycle;

import io.ringpost.contract.call.Call;
import io.ringpost.contract.event.Event;
import java.util.List;
import java.util.Set;

/**
 * A call after a batch of facts, and what is told of it.
 *
 * @param call as it stands
 * @param announced every milestone that is announced of it, now or before
 * @param events what is new, in the order in which it is told; the snapshot is the last
 * @param gone ids that are aliases from now on, whose snapshots are taken back
 */
public record Change(Call call, Set<Milestone> announced, List<Event> events, List<String> gone) {}
