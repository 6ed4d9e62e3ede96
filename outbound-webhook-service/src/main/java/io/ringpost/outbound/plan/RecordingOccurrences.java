package io.ringpost.outbound.plan;

import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code gravacao.*} events, and the voicemail that a recording may be. */
final class RecordingOccurrences implements RecordingEvent.Kinds<List<Occurrence>> {
    @Override
    public List<Occurrence> stored(RecordingEvent.Stored event) {
        Occurrence available = one(event.info(), "gravacao.disponivel", event.data());
        return "voicemail".equals(event.data().kind())
                ? List.of(available, voicemail(event.info(), event.data()))
                : List.of(available);
    }

    @Override
    public List<Occurrence> empty(RecordingEvent.Empty event) {
        return List.of(one(event.info(), "gravacao.ausente", event.data()));
    }

    @Override
    public List<Occurrence> disabled(RecordingEvent.Disabled event) {
        return List.of(one(event.info(), "gravacao.ausente", event.data()));
    }

    @Override
    public List<Occurrence> failed(RecordingEvent.Failed event) {
        return List.of(one(event.info(), "gravacao.falhou", event.data()));
    }

    @Override
    public List<Occurrence> transcribed(RecordingEvent.Transcribed event) {
        return List.of(one(event.info(), "gravacao.transcrita", event.data()));
    }

    private static Occurrence one(EventInfo info, String name, Recording recording) {
        return Occurrence.made(info, name, recording.callId(), recording);
    }

    /** The call object as far as a recording knows it. */
    private static Occurrence voicemail(EventInfo info, Recording recording) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", recording.callId());
        call.put("provider", recording.provider());
        RecordedCall known = recording.call();
        if (known != null) {
            putIfKnown(call, "from", known.from());
            putIfKnown(call, "to", known.to());
        }
        call.put("recordings", List.of(new RecordingRef(recording.id(), recording.status(), recording.kind())));
        return Occurrence.oncePerCall(info, CallOccurrences.VOICEMAIL, recording.callId(), call);
    }

    private static void putIfKnown(Map<String, Object> call, String field, @Nullable String value) {
        if (value != null) {
            call.put(field, value);
        }
    }
}
