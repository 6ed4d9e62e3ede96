package io.ringpost.callstate.normalise.voipms;

import io.ringpost.callstate.lifecycle.Content;
import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Progress;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.callstate.normalise.Origins;
import io.ringpost.callstate.normalise.ProviderNormaliser;
import io.ringpost.callstate.normalise.ProviderTime;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.callstate.understand.Numbers;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import io.ringpost.contract.reading.Words;
import io.ringpost.contract.recording.RecordingStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads VoIP.ms call records, which tell a whole call at once after its end, and notices of recordings. */
public final class VoipmsNormaliser implements ProviderNormaliser {

    @Override
    public Reading read(RawWebhook raw, Fields body) {
        return switch (raw.type()) {
            case RawTypes.VOIPMS_CALL_CDR -> record(raw, body);
            case RawTypes.VOIPMS_RECORDING_READY -> recording(raw, body);
            default -> new Reading.NoCall("not about a call");
        };
    }

    private static Reading record(RawWebhook raw, Fields body) {
        Progress progress = Progress.of(body.text("disposition"), status(body.text("disposition")));
        Instant start = ProviderTime.wall(body.text("date"));
        Content content = Content.costing(cost(body.number("total")));
        String callId = body.textOr(raw.providerId(), "uniqueid", "callid");
        return new Reading.Understood(Fact.about(
                Origins.of(raw, start), legs(callId), progress, parties(body), times(raw, body, start), content));
    }

    /** Our own notice: a relay may not know the call, then the recording is found through the provider's API. */
    private static Reading recording(RawWebhook raw, Fields body) {
        String callId = body.text("uniqueid", "callid");
        if (callId == null) {
            return new Reading.NoCall("names no call");
        }
        String recordingId = Ids.recording(Provider.VOIPMS, body.textOr(callId, "callrecording"));
        Content content =
                Content.NONE.recorded(List.of(new RecordingRef(recordingId, RecordingStatus.WAITING, "call")));
        return new Reading.Understood(
                Fact.about(Origins.of(raw, null), legs(callId), Progress.NONE, Parties.NONE, Times.NONE, content));
    }

    private static List<NamedLeg> legs(String callId) {
        return List.of(NamedLeg.first(new LegRef(Provider.VOIPMS, callId)));
    }

    /** VoIP.ms: {@code ANSWERED}, {@code NO ANSWER}, {@code BUSY}, {@code FAILED}; the spelling varies. */
    private static @Nullable CallStatus status(@Nullable String disposition) {
        return switch (Words.canonical(disposition)) {
            case "ANSWERED" -> CallStatus.COMPLETED;
            case "NO_ANSWER", "NOANSWER" -> CallStatus.NO_ANSWER;
            case "BUSY" -> CallStatus.BUSY;
            case "FAILED" -> CallStatus.FAILED;
            case "CANCELED", "CANCELLED" -> CallStatus.CANCELED;
            default -> null;
        };
    }

    private static Parties parties(Fields body) {
        return new Parties(
                direction(body),
                CallType.PHONE_CALL,
                Numbers.northAmerican(body.text("callerid")),
                Numbers.northAmerican(body.text("destination")),
                null);
    }

    /** VoIP.ms: {@code IN:USA}, {@code OUT:INTL}; a description such as {@code Inbound DID} says it too. */
    private static @Nullable Direction direction(Fields body) {
        String type = Words.canonical(body.text("destination_type"));
        String description = Words.canonical(body.text("description"));
        if (type.startsWith("IN:") || description.startsWith("INBOUND")) {
            return Direction.INBOUND;
        }
        return type.startsWith("OUT:") || description.startsWith("OUTBOUND") ? Direction.OUTBOUND : null;
    }

    private static Times times(RawWebhook raw, Fields body, @Nullable Instant start) {
        Integer seconds = body.seconds("seconds");
        Integer duration = seconds == null ? ColonTime.seconds(body.text("duration")) : seconds;
        if (start == null) {
            return new Times(null, null, null, raw.time(), duration);
        }
        return new Times(start, null, null, start.plusSeconds(duration == null ? 0 : duration), duration);
    }

    private static @Nullable Cost cost(@Nullable BigDecimal total) {
        return total == null ? null : new Cost(total.toPlainString(), null);
    }
}
