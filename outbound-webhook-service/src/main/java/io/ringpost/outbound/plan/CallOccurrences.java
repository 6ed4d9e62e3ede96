package io.ringpost.outbound.plan;

import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.EventInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The {@code chamada.*} events. */
final class CallOccurrences implements CallEvent.Kinds<List<Occurrence>> {
    /** A message was left; several facts can tell it, subscribers hear it once per call. */
    static final String VOICEMAIL = "chamada.recado";

    private static final String VOICEMAIL_KIND = "voicemail";
    private static final Set<CallStatus> NOT_REACHED =
            Set.of(CallStatus.NO_ANSWER, CallStatus.BUSY, CallStatus.CANCELED, CallStatus.FAILED);

    @Override
    public List<Occurrence> initiated(CallEvent.Initiated event) {
        return one(event.info(), "chamada.iniciada", event.data());
    }

    @Override
    public List<Occurrence> ringing(CallEvent.Ringing event) {
        return one(event.info(), "chamada.tocando", event.data());
    }

    @Override
    public List<Occurrence> answered(CallEvent.Answered event) {
        return one(event.info(), "chamada.atendida", event.data());
    }

    /** A missed call is over as well: who subscribes to the end of calls hears of every one. */
    @Override
    public List<Occurrence> ended(CallEvent.Ended event) {
        List<Occurrence> told = new ArrayList<>(one(event.info(), "chamada.encerrada", event.data()));
        Call call = event.data();
        if (call.direction() == Direction.INBOUND && NOT_REACHED.contains(call.status()) && call.answeredAt() == null) {
            told.add(Occurrence.oncePerCall(event.info(), "chamada.perdida", call.id(), call));
        }
        told.addAll(voicemail(event.info(), call));
        return List.copyOf(told);
    }

    @Override
    public List<Occurrence> analysed(CallEvent.Analysed event) {
        List<Occurrence> told = new ArrayList<>(one(event.info(), "chamada.analisada", event.data()));
        told.addAll(voicemail(event.info(), event.data()));
        return List.copyOf(told);
    }

    @Override
    public List<Occurrence> merged(CallEvent.Merged event) {
        return List.of();
    }

    @Override
    public List<Occurrence> erased(CallEvent.Erased event) {
        return List.of();
    }

    private static List<Occurrence> one(EventInfo info, String name, Call call) {
        return List.of(Occurrence.made(info, name, call.id(), call));
    }

    private static List<Occurrence> voicemail(EventInfo info, Call call) {
        boolean left = call.recordings().stream().anyMatch(recording -> VOICEMAIL_KIND.equals(recording.kind()));
        return left ? List.of(Occurrence.oncePerCall(info, VOICEMAIL, call.id(), call)) : List.of();
    }
}
