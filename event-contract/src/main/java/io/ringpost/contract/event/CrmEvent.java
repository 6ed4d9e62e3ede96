package io.ringpost.contract.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;

/**
 * An event that a CRM application handed in.
 *
 * @param info who, what and when; the subject is the entity's id
 * @param event its name, for example {@code cliente.criado}
 * @param body the whole envelope as accepted, compact JSON, keys and numbers as they were given
 */
public record CrmEvent(EventInfo info, String event, String body) implements Event {
    /** What the event's name is prefixed with on the wire. */
    public static final String TYPE_PREFIX = "io.ringpost.crm.";

    @Override
    public String type() {
        return TYPE_PREFIX + event;
    }

    @Override
    public Topic topic() {
        return Topology.CRM_EVENTS;
    }

    @Override
    public String key() {
        return info.subject();
    }

    @Override
    @JsonIgnore
    public Object data() {
        return body;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.crm(this);
    }
}
