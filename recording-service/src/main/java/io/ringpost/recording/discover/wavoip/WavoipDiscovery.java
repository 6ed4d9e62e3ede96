package io.ringpost.recording.discover.wavoip;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.reading.Words;
import io.ringpost.recording.discover.ProviderDiscovery;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.LegRef;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.lifecycle.Said;
import io.ringpost.recording.lifecycle.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WaVoIP: one recording per call, which has the call's id; calls tell of it as well as recordings themselves. */
public final class WavoipDiscovery implements ProviderDiscovery {

    @Override
    public boolean reads(String type) {
        return type.equals(RawTypes.WAVOIP_CALL) || type.equals(RawTypes.WAVOIP_RECORD);
    }

    @Override
    public Optional<RecordingNotice> notice(RawWebhook raw, Fields body) {
        String callId = body.text("whatsapp_call_id", "id");
        String word = word(raw, body);
        Stage stage = stage(word);
        if (callId == null || stage == null) {
            return Optional.empty();
        }
        Said said = new Said(stage, raw.receivedAt(), word, body.text("record_url"));
        LegRef leg = new LegRef(Provider.WAVOIP, callId);
        return Optional.of(RecordingNotice.of(Provider.WAVOIP, null, List.of(leg), said)
                .with(Details.NONE.lasting(length(body), null)));
    }

    /** WaVoIP: documented as {@code record_status}; on recordings seen as {@code status}, which on calls is the call's. */
    private static @Nullable String word(RawWebhook raw, Fields body) {
        return raw.type().equals(RawTypes.WAVOIP_CALL)
                ? body.text("record_status")
                : body.text("record_status", "status");
    }

    private static @Nullable Stage stage(@Nullable String word) {
        return switch (Words.canonical(word)) {
            case "RECORDING" -> Stage.UNDER_WAY;
            case "MIXING" -> Stage.MIXING;
            case "READY" -> Stage.READY;
            case "DISABLED" -> Stage.DISABLED;
            case "EMPTY_RECORDING" -> Stage.EMPTY;
            default -> null;
        };
    }

    /** WaVoIP: 0 until the call has ended. */
    private static @Nullable Integer length(Fields body) {
        Integer seconds = body.seconds("duration");
        return seconds == null || seconds == 0 ? null : seconds;
    }
}
