package io.ringpost.recording.discover.voipms;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.recording.discover.ProviderDiscovery;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Said;
import io.ringpost.recording.lifecycle.Stage;
import java.util.List;
import java.util.Optional;

/** VoIP.ms: our own notice, which relays send; it names the recording, or only the call and an address. */
public final class VoipmsDiscovery implements ProviderDiscovery {

    @Override
    public boolean reads(String type) {
        return type.equals(RawTypes.VOIPMS_RECORDING_READY);
    }

    @Override
    public Optional<RecordingNotice> notice(RawWebhook raw, Fields body) {
        String recordingId = body.text("callrecording");
        String callId = body.text("uniqueid", "callid");
        String named = callId == null ? recordingId : callId;
        if (named == null) {
            return Optional.empty();
        }
        Said said = new Said(Stage.READY, raw.receivedAt(), null, body.text("recording_url"));
        Integer seconds = body.seconds("duration");
        Details details = Details.NONE
                .in(body.text("account"))
                .lasting(seconds == null ? ColonTime.seconds(body.text("duration")) : seconds, null);
        LegRef leg = new LegRef(Provider.VOIPMS, named);
        return Optional.of(RecordingNotice.of(Provider.VOIPMS, recordingId, List.of(leg), said)
                .with(details));
    }
}
