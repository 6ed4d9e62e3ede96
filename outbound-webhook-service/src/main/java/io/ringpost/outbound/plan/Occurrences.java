package io.ringpost.outbound.plan;

import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.DeliveryEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.event.SmsEvent;
import io.ringpost.contract.event.Unrecognised;
import java.util.List;

/** What subscribers are told of each event on Kafka; one event may tell several things, or nothing. */
public final class Occurrences implements Event.Cases<List<Occurrence>> {
    private static final CallOccurrences CALLS = new CallOccurrences();
    private static final RecordingOccurrences RECORDINGS = new RecordingOccurrences();
    private static final SmsOccurrences TEXTS = new SmsOccurrences();
    private static final Occurrences CASES = new Occurrences();

    private Occurrences() {}

    /**
     * Names what happened.
     *
     * @throws IllegalArgumentException if a CRM event has no readable envelope
     */
    public static List<Occurrence> of(Event event) {
        return event.match(CASES);
    }

    @Override
    public List<Occurrence> call(CallEvent event) {
        return event.matchKind(CALLS);
    }

    @Override
    public List<Occurrence> snapshot(CallSnapshot event) {
        return List.of();
    }

    @Override
    public List<Occurrence> recording(RecordingEvent event) {
        return event.matchKind(RECORDINGS);
    }

    @Override
    public List<Occurrence> sms(SmsEvent event) {
        return List.of(event.matchKind(TEXTS));
    }

    @Override
    public List<Occurrence> delivery(DeliveryEvent event) {
        return List.of();
    }

    @Override
    public List<Occurrence> crm(CrmEvent event) {
        return List.of(CrmEnvelope.read(event));
    }

    @Override
    public List<Occurrence> unrecognised(Unrecognised event) {
        return List.of();
    }
}
