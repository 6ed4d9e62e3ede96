package io.ringpost.contract.event;

import io.ringpost.contract.Topic;
import java.util.Map;

/**
 * A record that this version of the contract cannot read; kept whole, so that nothing is lost by an older reader.
 *
 * @param info who, what and when, as far as the headers say
 * @param type the type on the wire, empty if there was none
 * @param headers the record's headers
 * @param data the record's value
 * @param reason why it was not read, without anything of its content
 */
public record Unrecognised(EventInfo info, String type, Map<String, String> headers, byte[] data, String reason)
        implements Event {

    @Override
    public Topic topic() {
        throw new UnsupportedOperationException("what was not understood is not written again");
    }

    @Override
    public String key() {
        return info.subject();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.unrecognised(this);
    }
}
