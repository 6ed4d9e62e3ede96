package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A call that a Retell agent answered, and the webhooks that it posts.
 *
 * @param callId Retell's id of it
 * @param agentId the agent
 * @param from the caller
 * @param to the called number
 * @param twilioCallSid the Twilio leg that was connected to it
 * @param startedAt when the agent answered
 * @param seconds how long it lasted
 * @param mediaBaseUrl where its recording lies
 */
public record RetellCall(
        String callId,
        String agentId,
        String from,
        String to,
        String twilioCallSid,
        Instant startedAt,
        int seconds,
        String mediaBaseUrl) {
    private static final String NETWORK = "https://dxc03zgurdly9.cloudfront.net";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A new call with ids of its own. */
    public static RetellCall fresh(Instant at) {
        return new RetellCall(
                Sids.retell(), "agent_julie", "+5533999887766", "+553322980007", Sids.twilio("CA"), at, 42, NETWORK);
    }

    /** The call that a Twilio leg was connected to. */
    public RetellCall of(TwilioCall call) {
        return new RetellCall(
                callId, agentId, call.from(), call.to(), call.callSid(), startedAt, seconds, mediaBaseUrl);
    }

    /** The call under the id that it was registered with. */
    public RetellCall registeredAs(String id) {
        return new RetellCall(id, agentId, from, to, twilioCallSid, startedAt, seconds, mediaBaseUrl);
    }

    /** The call with its recording elsewhere. */
    public RetellCall recordedAt(String baseUrl) {
        return new RetellCall(callId, agentId, from, to, twilioCallSid, startedAt, seconds, baseUrl);
    }

    /** {@code call_started}. */
    public byte[] started() {
        return event("call_started", call("ongoing"));
    }

    /** {@code call_ended}, with transcript and without analysis. */
    public byte[] ended() {
        return event("call_ended", spoken("ended", "user_hangup"));
    }

    /** {@code call_ended} of a call that never connected, for example {@code dial_busy}. */
    public byte[] notConnected(String reason) {
        ObjectNode call = call("not_connected");
        call.put("disconnection_reason", reason).put("end_timestamp", startedAt.toEpochMilli());
        return event("call_ended", call);
    }

    /** {@code transcript_updated}, while it goes on. */
    public byte[] transcribed() {
        return event("transcript_updated", call("ongoing").put("transcript", "Agent: Bom dia!\n"));
    }

    /** {@code call_analyzed}, the whole call. */
    public byte[] analyzed() {
        ObjectNode call = spoken("ended", "user_hangup");
        ObjectNode analysis = call.putObject("call_analysis");
        analysis.put("call_summary", "A cliente perguntou pelo horário e marcou uma avaliação.");
        analysis.put("in_voicemail", false).put("user_sentiment", "Positive").put("call_successful", true);
        analysis.putObject("custom_analysis_data").put("appointment", "2024-12-03T14:00:00-03:00");
        return event("call_analyzed", call);
    }

    /** {@code call_inbound}: asks, before the call is answered, which agent shall answer. */
    public byte[] inbound() {
        ObjectNode body = JSON.objectNode().put("event", "call_inbound");
        body.put("event_timestamp", startedAt.toEpochMilli());
        body.putObject("call_inbound")
                .put("call_id", callId)
                .put("agent_id", agentId)
                .put("from_number", from)
                .put("to_number", to);
        return bytes(body);
    }

    private ObjectNode call(String status) {
        ObjectNode call = JSON.objectNode().put("call_id", callId).put("call_type", "phone_call");
        call.put("agent_id", agentId).put("agent_version", 3).put("call_status", status);
        call.put("from_number", from).put("to_number", to).put("direction", "inbound");
        call.putObject("metadata").put("CallSid", twilioCallSid);
        call.putObject("retell_llm_dynamic_variables").put("customer_name", "Conceição");
        call.putObject("telephony_identifier").put("twilio_call_sid", twilioCallSid);
        return call.put("start_timestamp", startedAt.toEpochMilli());
    }

    private ObjectNode spoken(String status, String reason) {
        ObjectNode call = call(status);
        call.put("end_timestamp", startedAt.plusSeconds(seconds).toEpochMilli());
        call.put("duration_ms", seconds * 1000L).put("disconnection_reason", reason);
        call.put("transcript", "Agent: Bom dia!\nUser: Qual é o horário de amanhã?\n");
        call.putArray("transcript_object")
                .add(turn("agent", "Bom dia!", 0.4, 1.1))
                .add(turn("user", "Qual é o horário de amanhã?", 1.6, 3.2));
        call.put("recording_url", mediaBaseUrl + "/" + callId + "/recording.wav");
        ObjectNode cost = call.putObject("call_cost").put("combined_cost", 7.35).put("total_duration_seconds", seconds);
        cost.putArray("product_costs")
                .addObject()
                .put("product", "elevenlabs_tts")
                .put("cost", 7.35);
        return call;
    }

    private static ObjectNode turn(String role, String text, double start, double end) {
        ObjectNode turn = JSON.objectNode().put("role", role).put("content", text);
        turn.putArray("words").addObject().put("word", text).put("start", start).put("end", end);
        return turn;
    }

    private static byte[] event(String name, ObjectNode call) {
        ObjectNode body = JSON.objectNode().put("event", name);
        body.set("call", call);
        return bytes(body);
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
