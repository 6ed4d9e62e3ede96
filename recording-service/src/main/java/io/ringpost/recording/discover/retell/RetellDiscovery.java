package io.ringpost.recording.discover.retell;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.discover.ProviderDiscovery;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Said;
import io.ringpost.recording.lifecycle.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Retell: one recording per call, without an id of its own; its address comes with the ended and the analysed call. */
public final class RetellDiscovery implements ProviderDiscovery {
    private static final String[] ATTACHED = {"CallSid", "callSid", "call_sid", "twilio_call_sid"};
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9A-Za-z]{1,64}");

    /** Its kinds are open, and each may show the whole call. */
    @Override
    public boolean reads(String type) {
        return true;
    }

    @Override
    public Optional<RecordingNotice> notice(RawWebhook raw, Fields body) {
        Fields call = body.object("call");
        String callId = call.text("call_id");
        String url = call.text("recording_url", "scrubbed_recording_url", "recording_multi_channel_url");
        if (callId == null || url == null) {
            return Optional.empty();
        }
        Said said = new Said(Stage.READY, raw.receivedAt(), null, url);
        return Optional.of(RecordingNotice.of(Provider.RETELL, null, legs(callId, call), said)
                .with(details(call)));
    }

    private static Details details(Fields call) {
        String transcript = call.text("transcript");
        return Details.NONE
                .lasting(seconds(call), null)
                .between(call.text("from_number"), call.text("to_number"))
                .saying(transcript == null ? null : new Transcript("done", transcript, null));
    }

    /** The Twilio leg that the call was registered for names the call; one that Retell saw only where none was. */
    private static List<LegRef> legs(String callId, Fields call) {
        List<LegRef> legs = new ArrayList<>();
        legs.add(new LegRef(Provider.RETELL, callId));
        Stream.of(
                        call.object("metadata").textOr("", ATTACHED),
                        call.object("retell_llm_dynamic_variables").textOr("", "twilio_call_sid"),
                        call.object("telephony_identifier").textOr("", "twilio_call_sid"))
                .filter(sid -> CALL_SID.matcher(sid).matches())
                .findFirst()
                .ifPresent(sid -> legs.add(new LegRef(Provider.TWILIO, sid)));
        return legs;
    }

    private static @Nullable Integer seconds(Fields call) {
        BigDecimal millis = call.number("duration_ms");
        return millis == null ? null : Fields.seconds(millis.movePointLeft(3));
    }
}
