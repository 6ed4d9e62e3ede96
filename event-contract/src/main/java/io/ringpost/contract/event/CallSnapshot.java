package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.Call;

/**
 * The latest state of a call, on the compacted topic.
 *
 * @param info who, what and when
 * @param data the call
 */
public record CallSnapshot(EventInfo info, Call data) implements Event {
    /** The type on the wire. */
    public static final String TYPE = "io.ringpost.call.snapshot";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Topic topic() {
        return Topology.CALL_STATE_SNAPSHOTS;
    }

    @Override
    public String key() {
        return data.id();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.snapshot(this);
    }
}
