package io.ringpost.recording.consume;

import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.event.Unrecognised;
import io.ringpost.contract.raw.RawCodec;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import io.ringpost.recording.discover.CallDiscovery;
import io.ringpost.recording.discover.Discovery;
import io.ringpost.recording.discover.RawDiscovery;
import io.ringpost.recording.lifecycle.Finding;

/** What a record on one of our topics means for recordings. */
final class Understanding {
    private static final CallDiscovery CALLS = new CallDiscovery();
    private static final Understood<Finding> OTHER_FAMILY = new Understood.Ignored<>("other_family");

    private Understanding() {}

    static Understood<Finding> of(InboundRecord polled) {
        if (polled.tombstone()) {
            return new Understood.Ignored<>("tombstone");
        }
        if (polled.topic().equals(Topology.CALL_EVENTS.name())) {
            return EventCodec.decode(polled.headers(), polled.value()).match(new Events());
        }
        return RawCodec.read(polled.headers(), polled.value())
                .map(Understanding::of)
                .orElseGet(() -> new Understood.Poison<>("unreadable_headers", "the headers name no webhook"));
    }

    private static Understood<Finding> of(RawWebhook raw) {
        return understood(raw.id(), RawDiscovery.of(raw));
    }

    private static Understood<Finding> understood(String eventId, Discovery discovery) {
        return discovery.match(
                finding -> new Understood.Relevant<>(eventId, finding),
                Understood.Ignored::new,
                Understood.Poison::new);
    }

    private static final class Events implements Event.Cases<Understood<Finding>> {
        @Override
        public Understood<Finding> call(CallEvent event) {
            return event.info().id().isEmpty()
                    ? new Understood.Poison<>("no_id", "the record has no event id")
                    : understood(event.info().id(), event.matchKind(CALLS));
        }

        @Override
        public Understood<Finding> recording(RecordingEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Finding> snapshot(CallSnapshot event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Finding> sms(SmsEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Finding> delivery(DeliveryEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Finding> crm(CrmEvent event) {
            return OTHER_FAMILY;
        }

        /** A kind of a later version is none of ours; a value that its type does not fit is poison. */
        @Override
        public Understood<Finding> unrecognised(Unrecognised event) {
            return event.reason().equals("unknown type")
                    ? new Understood.Ignored<>("unknown_type")
                    : new Understood.Poison<>("unreadable_event", event.reason());
        }
    }
}
