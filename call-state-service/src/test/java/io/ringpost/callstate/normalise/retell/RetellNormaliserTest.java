package io.ringpost.callstate.normalise.retell;

import static io.ringpost.callstate.fixture.Webhooks.RECEIVED;
import static io.ringpost.callstate.fixture.Webhooks.fact;
import static io.ringpost.callstate.fixture.Webhooks.retell;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.lifecycle.Fact;
import io.ringpost.callstate.lifecycle.LegRef;
import io.ringpost.callstate.lifecycle.NamedLeg;
import io.ringpost.callstate.lifecycle.Parties;
import io.ringpost.callstate.normalise.CallNormaliser;
import io.ringpost.callstate.normalise.Reading;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Analysis;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Sentiment;
import io.ringpost.contract.call.Turn;
import io.ringpost.contract.recording.RecordingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellNormaliserTest {
    private static final NamedLeg RETELL = NamedLeg.first(new LegRef(Provider.RETELL, "call_1"));

    @Test
    void aStartedCallIsInProgress() {
        Fact fact = fact(retell("call_started", """
                {"event":"call_started","call":{"call_id":"call_1","call_type":"phone_call","agent_id":"agent_9",
                 "call_status":"registered","direction":"inbound","from_number":"+5533999887766",
                 "to_number":"+553322980007","start_timestamp":1733000000123,"metadata":{"CallSid":"CA1","crm":7},
                 "retell_llm_dynamic_variables":{"name":"Ana"},"access_token":"secret"}}"""));

        assertThat(fact.legs()).containsExactly(RETELL, NamedLeg.first(new LegRef(Provider.TWILIO, "CA1")));
        assertThat(fact.progress().call()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(fact.parties())
                .isEqualTo(new Parties(
                        Direction.INBOUND, CallType.PHONE_CALL, "+5533999887766", "+553322980007", "agent_9"));
        assertThat(fact.times().answeredAt()).isEqualTo(Instant.ofEpochMilli(1733000000123L));
        assertThat(fact.content().dynamicVariables()).isEqualTo(Map.of("name", "Ana"));
        assertThat(fact.content().metadata()).isEqualTo(Map.of("CallSid", "CA1", "crm", 7));
        assertThat(fact.toString()).doesNotContain("secret");
    }

    @Test
    void timesInSecondsAreUnderstood() {
        Fact fact = fact(retell("call_ended", """
                {"event":"call_ended","call":{"call_id":"call_1","start_timestamp":1733000000,
                 "end_timestamp":"1733000083","disconnection_reason":"user_hangup"}}"""));

        assertThat(fact.times().startedAt()).isEqualTo(Instant.parse("2024-11-30T20:53:20Z"));
        assertThat(fact.times().endedAt()).isEqualTo(Instant.parse("2024-11-30T20:54:43Z"));
        assertThat(fact.times().durationSeconds()).isEqualTo(83);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"duration_ms\":61999',61",
        "'\"duration_ms\":4294967297000',83",
        "'\"duration_ms\":99999999999999999999',83",
        "'\"duration_ms\":-1',83",
        "'\"start_timestamp\":1',5",
        "'\"end_timestamp\":1',5"
    })
    void anAbsurdDurationIsNone(String field, int seconds) {
        Fact fact = fact(retell("call_ended", """
                {"event":"call_ended","call":{"call_id":"call_1","start_timestamp":1733000000,"end_timestamp":1733000083,
                 "call_cost":{"total_duration_seconds":5},%s}}""".formatted(field)));

        assertThat(fact.times().durationSeconds()).isEqualTo(seconds);
    }

    @Test
    void anEndedCallHasTranscriptCostAndRecording() {
        Fact fact = fact(retell("call_ended", """
                {"event":"call_ended","call":{"call_id":"call_1","call_status":"registered","duration_ms":61999,
                 "disconnection_reason":"agent_hangup","transcript":"Agent: Olá\\nUser: Oi",
                 "transcript_object":[
                   {"role":"agent","content":"Olá","words":[{"word":"Olá","start":0.5,"end":1.25}]},
                   {"role":"tool_call_invocation","name":"book"},
                   {"role":"user","content":"Oi"}],
                 "recording_url":"https://cdn.example.com/x.wav","call_cost":{"combined_cost":12.345}}}"""));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.COMPLETED);
        assertThat(fact.times().durationSeconds()).isEqualTo(61);
        assertThat(fact.content().disconnectionReason()).isEqualTo("agent_hangup");
        assertThat(fact.content().transcript()).isEqualTo("Agent: Olá\nUser: Oi");
        assertThat(fact.content().turns())
                .containsExactly(new Turn("agent", "Olá", 0.5, 1.25), new Turn("user", "Oi", null, null));
        assertThat(fact.content().cost()).isEqualTo(new Cost("0.12345", "USD"));
        assertThat(fact.content().recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.RETELL, "call_1"), RecordingStatus.WAITING, "call"));
    }

    @Test
    void anAnalysisAloneTellsNothingOfHowTheCallWent() {
        Fact fact = fact(retell("call_analyzed", """
                {"event":"call_analyzed","call":{"call_id":"call_1","call_analysis":{"call_summary":"Ligação concluída",
                 "user_sentiment":"Positive","call_successful":true,"in_voicemail":false,
                 "custom_analysis_data":{"score":9}}}}"""));

        assertThat(fact.progress().call()).isNull();
        assertThat(fact.progress().analysed()).isTrue();
        assertThat(fact.content().analysis())
                .isEqualTo(new Analysis(
                        "Ligação concluída", Sentiment.POSITIVE, true, false, List.of(), Map.of("score", 9), "retell"));
    }

    @ParameterizedTest
    @CsvSource({
        "dial_busy,BUSY",
        "user_declined,BUSY",
        "dial_no_answer,NO_ANSWER",
        "registered_call_timeout,NO_ANSWER",
        "dial_failed,FAILED",
        "invalid_destination,FAILED",
        "telephony_provider_permission_denied,FAILED",
        "telephony_provider_unavailable,FAILED",
        "sip_routing_error,FAILED",
        "marked_as_spam,FAILED",
        "concurrency_limit_reached,FAILED",
        "no_valid_payment,FAILED",
        "scam_detected,FAILED",
        "error_llm_websocket_open,FAILED",
        "error_user_not_joined,FAILED",
        "error_of_next_year,FAILED",
        "user_hangup,COMPLETED",
        "call_transfer,COMPLETED",
        "voicemail_reached,COMPLETED",
        "ivr_reached,COMPLETED",
        "inactivity,COMPLETED",
        "max_duration_reached,COMPLETED",
        "call_take_over,COMPLETED",
        "manual_stopped,COMPLETED",
        "transfer_bridged,COMPLETED",
        "transfer_cancelled,COMPLETED",
        "no_concurrency_fallback,COMPLETED",
        "never_heard_of,COMPLETED"
    })
    void theReasonOfAnEndIsAStatus(String reason, CallStatus status) {
        Fact fact = fact(retell(
                "call_ended", "{\"call\":{\"call_id\":\"call_1\",\"disconnection_reason\":\"" + reason + "\"}}"));

        assertThat(fact.progress().call()).isEqualTo(status);
        assertThat(fact.progress().word()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"not_connected,FAILED", "error,FAILED", "ended,COMPLETED", "registered,COMPLETED", "ongoing,COMPLETED"})
    void anEndWithoutAReasonIsToldByTheStatusIfItSaysMore(String word, CallStatus status) {
        Fact fact = fact(retell("call_ended", "{\"call\":{\"call_id\":\"call_1\",\"call_status\":\"" + word + "\"}}"));

        assertThat(fact.progress().call()).isEqualTo(status);
    }

    @Test
    void aRegisteredCallThatNeverArrivedLeavesTheTwilioCallToItsFallback() {
        Fact fact = fact(retell("call_ended", """
                {"call":{"call_id":"call_1","disconnection_reason":"registered_call_timeout",
                 "metadata":{"CallSid":"CA1"}}}"""));

        assertThat(fact.progress().leg()).isEqualTo(CallStatus.NO_ANSWER);
        assertThat(fact.progress().call()).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void theLegThatRetellSawIsDialledByTheOneThatWasRegistered() {
        Fact fact = fact(retell("call_started", """
                {"call":{"call_id":"call_1","metadata":{"CallSid":"CA1"},
                 "telephony_identifier":{"twilio_call_sid":"CA2"},"custom_sip_headers":{"x-twilio-callsid":"CA2"}}}"""));

        assertThat(fact.legs())
                .containsExactly(
                        RETELL,
                        NamedLeg.first(new LegRef(Provider.TWILIO, "CA1")),
                        NamedLeg.dialled(new LegRef(Provider.TWILIO, "CA2")));
    }

    @Test
    void theTwilioLegAloneMayBeTheFirst() {
        Fact fact = fact(retell(
                "call_started",
                "{\"call\":{\"call_id\":\"call_1\",\"telephony_identifier\":{\"twilio_call_sid\":\"CA2\"}}}"));

        assertThat(fact.legs()).containsExactly(RETELL, NamedLeg.first(new LegRef(Provider.TWILIO, "CA2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "undefined", "{{CallSid}}", "test", "CA", " "})
    void whatIsNoCallSidLinksNothing(String sid) {
        Fact fact = fact(retell(
                "call_started", "{\"call\":{\"call_id\":\"call_1\",\"metadata\":{\"CallSid\":\"" + sid + "\"}}}"));

        assertThat(fact.legs()).containsExactly(RETELL);
    }

    @Test
    void onlyACallIdIsEnough() {
        Fact fact = fact(retell("call_started", "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_1\"}}"));

        assertThat(fact.times().answeredAt()).isEqualTo(RECEIVED);
        assertThat(fact.content().turns()).isEqualTo(List.of());
    }

    @Test
    void anUnknownEventIsKeptAndMeansNothing() {
        Fact fact = fact(retell("call_levitated", "{\"call\":{\"call_id\":\"call_1\"}}"));

        assertThat(fact.progress().call()).isNull();
        assertThat(fact.milestones()).isEmpty();
    }

    @Test
    void aQuestionThatNamesTheCallRings() {
        Fact fact =
                fact(retell("call_inbound", "{\"event\":\"call_inbound\",\"call_inbound\":{\"call_id\":\"call_1\"}}"));

        assertThat(fact.progress().call()).isEqualTo(CallStatus.RINGING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"call_started\"}",
                "{\"event\":\"chat_started\",\"chat\":{\"chat_id\":\"c\"}}",
                "{\"call\":{\"call_id\":null}}",
                "{\"call\":[]}"
            })
    void whatNamesNoCallIsNone(String body) {
        assertThat(CallNormaliser.read(retell("call_started", body))).isEqualTo(new Reading.NoCall("names no call"));
    }

    @Test
    void oddValuesAreAbsentNotFatal() {
        Fact fact = fact(retell("call_ended", """
                {"call":{"call_id":12345678901234567890,"start_timestamp":1e400,"end_timestamp":"soon","duration_ms":-1,
                 "metadata":[1],"transcript_object":"none","call_cost":{"combined_cost":"12"},"call_analysis":null}}"""));

        assertThat(fact.legs().get(0).leg().providerCallId()).isEqualTo("12345678901234567890");
        assertThat(fact.times().durationSeconds()).isNull();
        assertThat(fact.content().cost()).isEqualTo(new Cost("0.12", "USD"));
    }
}
