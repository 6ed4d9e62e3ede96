package io.ringpost.callstate.consume;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.normalise.CallNormaliser;
import io.ringpost.callstate.normalise.Reading;
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
import io.ringpost.inbox.InboundRecord;
import io.ringpost.inbox.Understood;
import java.util.Locale;

/** What a record on one of our topics means for calls. */
final class Understanding {
    private static final Understood<Fact> OTHER_FAMILY = new Understood.Ignored<>("other_family");

    private Understanding() {}

    static Understood<Fact> of(InboundRecord polled) {
        if (polled.topic().equals(Topology.RECORDINGS.name())) {
            return EventCodec.decode(polled.headers(), polled.value()).match(new Recordings());
        }
        return RawCodec.read(polled.headers(), polled.value())
                .map(raw -> CallNormaliser.read(raw).match(new Readings()))
                .orElseGet(() -> new Understood.Poison<>("unreadable_headers", "the headers name no webhook"));
    }

    private static Understood<Fact> relevant(Fact fact) {
        return new Understood.Relevant<>(fact.id(), fact);
    }

    private static final class Readings implements Reading.Cases<Understood<Fact>> {
        @Override
        public Understood<Fact> fact(Fact fact) {
            return relevant(fact);
        }

        @Override
        public Understood<Fact> noCall(String reason) {
            return new Understood.Ignored<>(reason.toLowerCase(Locale.ROOT).replace(' ', '_'));
        }

        @Override
        public Understood<Fact> unreadable(String reason, String cause) {
            return new Understood.Poison<>(reason, cause);
        }
    }

    private static final class Recordings implements Event.Cases<Understood<Fact>> {
        @Override
        public Understood<Fact> recording(RecordingEvent event) {
            return relevant(RecordingFacts.of(event));
        }

        @Override
        public Understood<Fact> call(CallEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Fact> snapshot(CallSnapshot event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Fact> sms(SmsEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Fact> delivery(DeliveryEvent event) {
            return OTHER_FAMILY;
        }

        @Override
        public Understood<Fact> crm(CrmEvent event) {
            return OTHER_FAMILY;
        }

        /** A kind of a later version is none of ours; a value that its type does not fit is poison. */
        @Override
        public Understood<Fact> unrecognised(Unrecognised event) {
            return event.reason().equals("unknown type")
                    ? new Understood.Ignored<>("unknown_type")
                    : new Understood.Poison<>("unreadable_event", event.reason());
        }
    }
}
