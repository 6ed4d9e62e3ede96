package io.ringpost.callstate.lifecycle;

import static io.ringpost.callstate.fixture.Lifecycles.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Lifecycles;
import io.ringpost.callstate.fixture.Stories;
import io.ringpost.callstate.fixture.Webhooks;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallPhase;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Sentiment;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.CallSnapshot;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.raw.RawWebhook;
import io.ringpost.contract.recording.RecordingStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallLifecycleTest {
    private static final String PARENT_ID = Ids.leg(Provider.TWILIO, "CA1");

    @Test
    void aTwilioLegAndItsAgentAreOneCall() {
        Call call = call(Lifecycles.answeredByAgent("1"));

        assertThat(call.id()).isEqualTo(PARENT_ID);
        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.phase()).isEqualTo(CallPhase.ANALYZED);
        assertThat(call.direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.callType()).isEqualTo(CallType.PHONE_CALL);
        assertThat(call.provider()).isEqualTo(Provider.TWILIO);
        assertThat(call.from()).isEqualTo("+5533999887766");
        assertThat(call.to()).isEqualTo("+553322980007");
        assertThat(call.agentId()).isEqualTo("agent_1");
        assertThat(call.legs())
                .containsExactly(
                        new Leg(Provider.TWILIO, "CA1", "parent", CallStatus.COMPLETED, "completed"),
                        new Leg(Provider.TWILIO, "CB1", "child", CallStatus.COMPLETED, "completed"),
                        new Leg(Provider.RETELL, "call_1", "agent", CallStatus.COMPLETED, "user_hangup"));
        assertThat(call.startedAt()).isEqualTo(START);
        assertThat(call.answeredAt()).isEqualTo(START.plusSeconds(3));
        assertThat(call.endedAt()).isEqualTo(START.plusSeconds(65));
        assertThat(call.durationSeconds()).isEqualTo(62);
        assertThat(call.transcript()).startsWith("Agent: Olá");
        assertThat(call.transcriptTurns()).hasSize(2);
        assertThat(call.analysis()).extracting("sentiment").isEqualTo(Sentiment.POSITIVE);
        assertThat(call.version()).isEqualTo(9);
        assertThat(call.createdAt()).isEqualTo(START);
        assertThat(call.updatedAt()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void aWhatsappCallShowsItsRecording() {
        Call call = call(Lifecycles.whatsapp("W1"));

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.durationSeconds()).isEqualTo(36);
        assertThat(call.recordings())
                .containsExactly(
                        new RecordingRef(Ids.recording(Provider.WAVOIP, "W1"), RecordingStatus.WAITING, "call"));
    }

    @Test
    void aCallRecordIsACompletedCall() {
        Call call = call(Lifecycles.callRecord("V1"));

        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.durationSeconds()).isEqualTo(83);
        assertThat(call.phase()).isEqualTo(CallPhase.ENDED);
    }

    @Test
    void anAnalysisAloneIsACallOfUnknownStatus() {
        Call call =
                call(List.of(Webhooks.retell("call_analyzed", "{\"call\":{\"call_id\":\"c\",\"call_analysis\":{}}}")));

        assertThat(call.status()).isEqualTo(CallStatus.UNKNOWN);
        assertThat(call.phase()).isEqualTo(CallPhase.ANALYZED);
    }

    @Test
    void aCallerWhoseAgentDidNotAnswerIsStillOnTheLine() {
        Call call = call(List.of(
                Webhooks.twilio(RawTypes.TWILIO_VOICE_INCOMING, "CallSid=CA1&CallStatus=ringing"),
                Webhooks.twilio(RawTypes.TWILIO_VOICE_STATUS, "CallSid=CA2&ParentCallSid=CA1&CallStatus=no-answer")));

        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.endedAt()).isNull();
        assertThat(call.legs()).extracting(Leg::status).containsExactly(CallStatus.RINGING, CallStatus.NO_ANSWER);
    }

    @Test
    void milestonesAreToldInTheOrderOfACallAndTheSnapshotLast() {
        Stories story = new Stories();

        story.add(facts(Lifecycles.answeredByAgent("1")));

        assertThat(story.told())
                .extracting(Event::type)
                .containsExactly(
                        CallEvent.Initiated.TYPE,
                        CallEvent.Ringing.TYPE,
                        CallEvent.Answered.TYPE,
                        CallEvent.Ended.TYPE,
                        CallEvent.Analysed.TYPE,
                        CallSnapshot.TYPE);
        assertThat(story.told().get(0).info().id()).isEqualTo(Ids.event(CallEvent.Initiated.TYPE, PARENT_ID, ""));
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        Stories story = new Stories();
        List<Fact> facts = facts(Lifecycles.whatsapp("W1"));
        story.add(facts.subList(0, 1));

        story.add(facts.subList(1, 2));

        assertThat(story.told())
                .extracting(Event::type)
                .containsExactly(
                        CallEvent.Initiated.TYPE,
                        CallEvent.Ringing.TYPE,
                        CallSnapshot.TYPE,
                        CallEvent.Answered.TYPE,
                        CallSnapshot.TYPE);
    }

    @Test
    void anAbsorbedIdIsToldAndTakenBack() {
        List<Fact> facts = facts(List.of(
                Webhooks.twilio(RawTypes.TWILIO_VOICE_INCOMING, "CallSid=CA1&CallStatus=ringing"),
                Webhooks.retell("call_started", "{\"call\":{\"call_id\":\"c\",\"metadata\":{\"CallSid\":\"CA1\"}}}")));
        String absorbed = Ids.leg(Provider.RETELL, "c");

        Change change = CallLifecycle.of(
                        facts,
                        new Standing(Set.of(PARENT_ID, absorbed), EnumSet.of(Milestone.INITIATED, Milestone.ANSWERED)))
                .orElseThrow();

        assertThat(change.gone()).containsExactly(absorbed);
        assertThat(change.events())
                .extracting(Event::type)
                .containsExactly(CallEvent.Merged.TYPE, CallEvent.Ringing.TYPE, CallSnapshot.TYPE);
        assertThat(change.events().get(0).key()).isEqualTo(absorbed);
    }

    @Test
    void aRecordingOfACallThatNobodyToldOfMakesNoCall() {
        Fact fact = new Fact(
                new Origin("e1", "t", START, START),
                PARENT_ID,
                List.of(),
                Progress.NONE,
                Parties.NONE,
                Times.NONE,
                Content.NONE);

        assertThat(CallLifecycle.of(List.of(fact), Standing.NONE)).isEmpty();
    }

    private static Call call(List<RawWebhook> webhooks) {
        return CallJoin.of(facts(webhooks)).orElseThrow();
    }

    private static List<Fact> facts(List<RawWebhook> webhooks) {
        return webhooks.stream().map(Webhooks::fact).toList();
    }
}
