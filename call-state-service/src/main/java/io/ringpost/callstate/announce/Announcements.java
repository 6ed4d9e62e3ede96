package io.ringpost.callstate.announce;

import io.ringpost.callstate.lifecycle.Change;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.outbox.OutboxMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lifecycle decided to tell, as messages: events and the snapshot, and tombstones for ids that are gone. */
public final class Announcements {
    private Announcements() {}

    /** The messages of one changed call, in the order in which they are to be published. */
    public static List<OutboxMessage> of(Change change) {
        List<OutboxMessage> messages = new ArrayList<>();
        change.gone().forEach(id -> messages.add(tombstone(id, change.call())));
        change.events().forEach(event -> messages.add(OutboxMessage.of(EventCodec.encode(event, Service.CALL_STATE))));
        return messages;
    }

    private static OutboxMessage tombstone(String gone, Call into) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, Ids.event(CallSnapshot.TYPE, gone, "gone"));
        headers.put(EventHeaders.SOURCE, "/" + Service.CALL_STATE.id());
        headers.put(EventHeaders.TYPE, CallSnapshot.TYPE);
        headers.put(EventHeaders.SUBJECT, gone);
        headers.put(EventHeaders.TIME, into.updatedAt().toString());
        headers.put(EventHeaders.AGGREGATE_VERSION, Long.toString(into.version()));
        return OutboxMessage.tombstone(Topology.CALL_STATE_SNAPSHOTS, gone, headers);
    }
}
