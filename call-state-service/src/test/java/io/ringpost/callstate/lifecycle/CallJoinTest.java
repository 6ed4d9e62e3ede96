package io.ringpost.callstate.lifecycle;

import static io.ringpost.callstate.fixture.Said.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Said;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallPhase;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.CallType;
import io.ringpost.contract.call.Cost;
import io.ringpost.contract.call.Direction;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.call.RecordingRef;
import io.ringpost.contract.call.Turn;
import io.ringpost.contract.recording.RecordingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallJoinTest {
    private static final NamedLeg PARENT = Said.leg(Provider.TWILIO, "CA1");
    private static final NamedLeg CHILD = Said.dialled(Provider.TWILIO, "CA0");
    private static final NamedLeg AGENT = Said.leg(Provider.RETELL, "A");
    private static final NamedLeg WHATSAPP = Said.leg(Provider.WAVOIP, "A");
    private static final NamedLeg RECORD = Said.leg(Provider.VOIPMS, "A");

    @Test
    void legsStandInTheOrderOfTheirRank() {
        Call call = call(Said.of(1, RECORD, WHATSAPP, AGENT, CHILD, PARENT));

        assertThat(call.legs())
                .extracting(leg -> leg.provider().id() + " " + leg.providerCallId() + " " + leg.role())
                .containsExactly(
                        "twilio CA1 parent", "twilio CA0 child", "retell A agent", "wavoip A call", "voipms A call");
        assertThat(call.id()).isEqualTo(PARENT.leg().id());
        assertThat(call.provider()).isEqualTo(Provider.TWILIO);
    }

    @Test
    void legsOfOneRankStandInTheOrderOfTheirIds() {
        Call call = call(Said.of(1, PARENT, Said.leg(Provider.TWILIO, "CA2"), Said.leg(Provider.TWILIO, "CA3")));

        assertThat(call.legs())
                .extracting(leg -> Ids.leg(leg.provider(), leg.providerCallId()))
                .hasSize(3)
                .isSorted();
    }

    @Test
    void aLegThatAnyFactKnowsAsDialledIsDialled() {
        Call call = call(Said.of(1, Said.leg(Provider.TWILIO, "CA0"), PARENT), Said.of(2, CHILD, PARENT));

        assertThat(call.legs()).extracting(Leg::role).containsExactly("parent", "child");
    }

    @Test
    void aLegHasTheWordOfItsGreatestStatusAndOfTwoTheLater() {
        Call call = call(
                Said.of(3, PARENT).progress("answered", CallStatus.IN_PROGRESS),
                Said.of(2, PARENT).progress("in-progress", CallStatus.IN_PROGRESS),
                Said.of(4, PARENT).progress("ringing", CallStatus.RINGING),
                Said.of(5, PARENT).progress("levitating", null),
                Said.of(6, PARENT, AGENT).progress(null, null),
                Said.of(7, AGENT).progress("odd", null));

        assertThat(call.legs())
                .containsExactly(
                        new Leg(Provider.TWILIO, "CA1", "parent", CallStatus.IN_PROGRESS, "answered"),
                        new Leg(Provider.RETELL, "A", "agent", CallStatus.UNKNOWN, "odd"));
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED,STARTED",
        "INITIATED,STARTED",
        "RINGING,STARTED",
        "IN_PROGRESS,STARTED",
        "COMPLETED,ENDED",
        "BUSY,ENDED",
        "UNKNOWN,",
        ","
    })
    void thePhaseFollowsTheStatus(CallStatus status, CallPhase phase) {
        Said said = Said.of(1, PARENT).progress("word", status);

        assertThat(call(said).phase()).isEqualTo(phase);
        assertThat(call(said, Said.of(2, PARENT).with(Progress.NONE.withAnalysis()))
                        .phase())
                .isEqualTo(CallPhase.ANALYZED);
    }

    @Test
    void theFirstLegSpeaksForTheCall() {
        Call call = call(
                Said.of(1, CHILD, PARENT)
                        .with(new Parties(Direction.OUTBOUND, CallType.WEB_CALL, "child", null, "agent"))
                        .with(Content.costing(new Cost("1", "USD"))),
                Said.of(2, PARENT)
                        .with(new Parties(Direction.INBOUND, CallType.PHONE_CALL, "parent", null, null))
                        .with(Content.costing(new Cost("2", "USD"))),
                Said.of(3, PARENT).with(new Parties(Direction.OUTBOUND, null, "later", "to", null)));

        assertThat(call.direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.callType()).isEqualTo(CallType.PHONE_CALL);
        assertThat(call.from()).isEqualTo("parent");
        assertThat(call.to()).isEqualTo("to");
        assertThat(call.agentId()).isEqualTo("agent");
        assertThat(call.cost()).isEqualTo(new Cost("2", "USD"));
    }

    @Test
    void whatKnowsTheCallByItsIdOnlySpeaksLast() {
        Fact named = Said.of(2, PARENT)
                .with(new Parties(null, null, "named", null, null))
                .as("e1");
        Fact unnamed = new Fact(
                new Origin("e0", "said", at(1), at(1)),
                "unknown",
                List.of(),
                Progress.NONE,
                new Parties(null, null, "unnamed", "to", null),
                Times.NONE,
                Content.NONE);

        Call call = CallJoin.of(List.of(unnamed, named)).orElseThrow();

        assertThat(call.from()).isEqualTo("named");
        assertThat(call.to()).isEqualTo("to");
    }

    @Test
    void theMostMatureSaysWhatWasSaid() {
        Content early = words("early");
        Content ended = words("ended");
        Content analysed = words("analysed");
        Said start = Said.of(9, PARENT).progress("ringing", CallStatus.RINGING).with(early);
        Said end =
                Said.of(2, PARENT).progress("completed", CallStatus.COMPLETED).with(ended);
        Said analysis = Said.of(1, PARENT).with(Progress.NONE.withAnalysis()).with(analysed);

        assertThat(said(call(start))).containsOnly("early");
        assertThat(said(call(start, end))).containsOnly("ended");
        assertThat(said(call(start, end, analysis))).containsOnly("analysed");
        assertThat(said(call(start, Said.of(10, PARENT).with(words("later"))))).containsOnly("later");
    }

    @Test
    void emptyTurnsAreNoTurns() {
        Call call = call(
                Said.of(1, PARENT).with(words("said")), Said.of(2, PARENT).progress("completed", CallStatus.COMPLETED));

        assertThat(call.transcriptTurns()).extracting(Turn::text).containsExactly("said");
        assertThat(call(Said.of(1, PARENT)).transcriptTurns()).isEmpty();
    }

    @Test
    void aRecordingIsShownOnceWithWhatSaysMost() {
        Call call = call(
                Said.of(1, PARENT).with(recorded("b", RecordingStatus.STORED, "call")),
                Said.of(2, PARENT).with(recorded("b", RecordingStatus.WAITING, "voicemail")),
                Said.of(3, PARENT).with(recorded("a", RecordingStatus.WAITING, "voicemail")),
                Said.of(4, PARENT).with(recorded("a", RecordingStatus.WAITING, "call")));

        assertThat(call.recordings())
                .containsExactly(
                        new RecordingRef("a", RecordingStatus.WAITING, "voicemail"),
                        new RecordingRef("b", RecordingStatus.STORED, "call"));
    }

    @Test
    void aCallIsAsOldAsItsFirstFactAndAsNewAsItsLast() {
        Call call = call(Said.of(5, PARENT), Said.of(3, PARENT), Said.of(8, PARENT));

        assertThat(call.createdAt()).isEqualTo(at(3));
        assertThat(call.updatedAt()).isEqualTo(at(8));
        assertThat(call.version()).isEqualTo(3);
        assertThat(call.direction()).isEqualTo(Direction.UNKNOWN);
    }

    private static Content words(String word) {
        return new Content(
                word,
                word,
                List.of(new Turn("user", word, null, null)),
                null,
                Map.of("said", word),
                Map.of("said", word),
                List.of(),
                null);
    }

    private static List<String> said(Call call) {
        return List.of(
                String.valueOf(call.disconnectionReason()),
                String.valueOf(call.transcript()),
                call.transcriptTurns().get(0).text(),
                String.valueOf(call.dynamicVariables()).replaceAll("[{}]|said=", ""),
                String.valueOf(call.metadata()).replaceAll("[{}]|said=", ""));
    }

    private static Content recorded(String id, RecordingStatus status, String kind) {
        return Content.NONE.recorded(List.of(new RecordingRef(id, status, kind)));
    }

    private static Call call(Said... said) {
        List<Fact> facts = new ArrayList<>();
        for (Said one : said) {
            facts.add(one.as("e" + facts.size()));
        }
        return CallJoin.of(facts).orElseThrow();
    }
}
