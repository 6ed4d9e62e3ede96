package io.ringpost.callstate.normalise.retell;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.lifecycle.Progress;
import io.ringpost.callstate.lifecycle.Times;
import io.ringpost.callstate.normalise.Origins;
import io.ringpost.callstate.normalise.ProviderNormaliser;
import io.ringpost.callstate.normalise.ProviderTime;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.callstate.understand.Numbers;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.reading.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads Retell's call events, and the question it asks before it answers. */
public final class RetellNormaliser implements ProviderNormaliser {

    @Override
    public Reading read(RawWebhook raw, Fields body) {
        Fields call = body.object(raw.type().equals(RawTypes.RETELL_CALL_INBOUND) ? "call_inbound" : "call");
        String callId = call.text("call_id");
        return callId == null ? new Reading.NoCall("names no call") : new Reading.Understood(fact(raw, call, callId));
    }

    private static Fact fact(RawWebhook raw, Fields call, String callId) {
        Progress progress = progress(raw.type(), call);
        return Fact.about(
                Origins.of(raw, time(raw, call)),
                RetellLegs.of(callId, call),
                progress,
                parties(call),
                times(raw, call, progress),
                RetellContent.of(callId, call));
    }

    private static Progress progress(String type, Fields call) {
        Progress progress = Progress.of(call.text("disconnection_reason", "call_status"), status(type, call));
        if (neverReached(call)) {
            progress = progress.ofDialledLeg();
        }
        return type.equals(RawTypes.RETELL_CALL_ANALYZED) ? progress.withAnalysis() : progress;
    }

    /** A call that we registered but that Twilio never brought to Retell goes on at Twilio, at the fallback. */
    private static boolean neverReached(Fields call) {
        return RetellLegs.registered(call) && "registered_call_timeout".equals(call.text("disconnection_reason"));
    }

    /** The event and the reason tell; {@code call_status} only where both are silent. */
    private static @Nullable CallStatus status(String type, Fields call) {
        if (type.equals(RawTypes.RETELL_CALL_INBOUND)) {
            return CallStatus.RINGING;
        }
        if (type.equals(RawTypes.RETELL_CALL_STARTED)) {
            return CallStatus.IN_PROGRESS;
        }
        CallStatus reason = RetellWords.reason(call.text("disconnection_reason"));
        CallStatus said = reason == null ? RetellWords.callStatus(call.text("call_status")) : reason;
        if (!type.equals(RawTypes.RETELL_CALL_ENDED)) {
            return said;
        }
        return said == null || !said.terminal() ? CallStatus.COMPLETED : said;
    }

    private static Parties parties(Fields call) {
        CallType type = RetellWords.callType(call.text("call_type"));
        return new Parties(
                RetellWords.direction(call.text("direction")),
                type,
                Numbers.international(call.text("from_number")),
                Numbers.international(call.text("to_number")),
                call.text("agent_id"));
    }

    private static Times times(RawWebhook raw, Fields call, Progress progress) {
        Instant start = ProviderTime.epoch(call.number("start_timestamp"));
        Instant end = ProviderTime.epoch(call.number("end_timestamp"));
        CallStatus status = progress.leg();
        boolean over = status != null && status.terminal();
        return new Times(
                start,
                status == CallStatus.RINGING ? raw.time() : null,
                progress.answered() ? Objects.requireNonNullElse(start, raw.time()) : null,
                over ? Objects.requireNonNullElse(end, raw.time()) : null,
                duration(call, start, end));
    }

    private static @Nullable Integer duration(Fields call, @Nullable Instant start, @Nullable Instant end) {
        BigDecimal millis = call.number("duration_ms");
        Integer said = millis == null ? null : Fields.seconds(millis.movePointLeft(3));
        if (said != null) {
            return said;
        }
        Integer between = start == null || end == null
                ? null
                : Fields.seconds(BigDecimal.valueOf(Duration.between(start, end).toSeconds()));
        return between == null ? call.object("call_cost").seconds("total_duration_seconds") : between;
    }

    private static @Nullable Instant time(RawWebhook raw, Fields call) {
        String instant = raw.type().equals(RawTypes.RETELL_CALL_STARTED) ? "start_timestamp" : "end_timestamp";
        return ProviderTime.epoch(call.number(instant));
    }
}
