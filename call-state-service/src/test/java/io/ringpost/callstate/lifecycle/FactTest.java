package io.ringpost.callstate.lifecycle;

import static io.ringpost.callstate.fixture.Said.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.callstate.fixture.Said;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.Call;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Turn;
import io.ringpost.contract.event.CallEvent;
import io.ringpost.contract.event.Event;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
    private static final NamedLeg LEG = Said.leg(Provider.TWILIO, "CA1");

    @ParameterizedTest
    @CsvSource({
        "QUEUED,INITIATED",
        "INITIATED,INITIATED",
        "RINGING,INITIATED RINGING",
        "IN_PROGRESS,INITIATED ANSWERED",
        "COMPLETED,INITIATED ANSWERED ENDED",
        "BUSY,INITIATED ENDED",
        "FAILED,INITIATED ENDED",
        "UNKNOWN,''",
        ",''"
    })
    void aStatusProvesMilestones(CallStatus status, String milestones) {
        Fact fact = Said.of(1, LEG).progress("word", status).as("e");

        assertThat(fact.milestones())
                .extracting(Milestone::name)
                .containsExactly(milestones.isEmpty() ? new String[0] : milestones.split(" ", -1));
    }

    @Test
    void anAnalysisProvesItselfOnly() {
        assertThat(Said.of(1, LEG).with(Progress.NONE.withAnalysis()).as("e").milestones())
                .containsExactly(Milestone.ANALYSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"BUSY", "NO_ANSWER", "FAILED", "CANCELED"})
    void aDialledLegThatFailedLeavesTheCallRinging(CallStatus status) {
        Progress progress = Progress.of("word", status).ofDialledLeg();

        assertThat(progress).isEqualTo(new Progress("word", status, CallStatus.RINGING, false, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"BUSY", "NO_ANSWER", "FAILED", "CANCELED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aDialledLegThatDidNotFailSpeaksForTheCall(CallStatus status) {
        Progress progress = Progress.of("word", status).withAnalysis();

        assertThat(progress.ofDialledLeg()).isEqualTo(progress);
        assertThat(Progress.NONE.ofDialledLeg()).isEqualTo(Progress.NONE);
    }

    @Test
    void anEndMayProveNoConversation() {
        Progress progress = Progress.of("ended", CallStatus.COMPLETED).withAnalysis();

        assertThat(progress.unanswered())
                .isEqualTo(new Progress("ended", CallStatus.COMPLETED, CallStatus.COMPLETED, false, true));
    }

    @Test
    void ofTwoCopiesTheFirstReceivedCounts() {
        Fact early = Said.of(1, LEG).progress("a", null).as("e");
        Fact late = Said.of(2, LEG).progress("a", null).as("e");
        Fact alike = Said.of(1, LEG).progress("b", null).as("e");

        assertThat(Fact.first(early, late)).isSameAs(early);
        assertThat(Fact.first(late, early)).isSameAs(early);
        assertThat(Fact.first(early, alike)).isSameAs(Fact.first(alike, early));
        assertThat(FactOrder.distinct(List.of(late, early))).containsExactly(early);
    }

    @Test
    void factsStandInTheOrderInWhichTheyHappened() {
        Fact late = Said.of(2, LEG).as("a");
        Fact early = Said.of(1, LEG).as("c");
        Fact alsoEarly = Said.of(1, LEG).as("b");
        Fact heardLate = new Fact(
                new Origin("0", "said", at(1), at(9)),
                LEG.leg().id(),
                List.of(LEG),
                Progress.NONE,
                Parties.NONE,
                Times.NONE,
                Content.NONE);

        assertThat(FactOrder.distinct(List.of(late, heardLate, early, alsoEarly)))
                .containsExactly(alsoEarly, early, heardLate, late);
    }

    @Test
    void aFactProvesAllItsLegsToBeOneCall() {
        Fact fact = Said.of(1, LEG, Said.leg(Provider.RETELL, "c")).as("e");

        assertThat(fact.legIds())
                .containsExactlyInAnyOrder(Ids.leg(Provider.TWILIO, "CA1"), Ids.leg(Provider.RETELL, "c"));
        assertThat(fact.legId()).isEqualTo(Ids.leg(Provider.TWILIO, "CA1"));
    }

    @Test
    void contentMaySayOneThingOnly() {
        Content all = new Content(
                "reason", "words", List.of(new Turn("user", "words", null, null)), null, null, null, List.of(), null);

        assertThat(Content.ended("reason").disconnectionReason()).isEqualTo("reason");
        assertThat(Content.said("words").transcript()).isEqualTo("words");
        assertThat(all.recorded(List.of())).isEqualTo(all);
        assertThat(Content.ended("r".repeat(300)).disconnectionReason()).isEqualTo("r".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201})
    void aWordHasTwoHundredLettersAtMost(int length) {
        String word = "x".repeat(length);

        assertThat(Brief.word(word)).isEqualTo("x".repeat(Math.min(200, length)));
        assertThat(Brief.id(word).equals(word)).isEqualTo(length <= 200);
    }

    @Test
    void aPairOfSurrogatesIsKeptOrDroppedWhole() {
        String before = "x".repeat(198);
        String smile = "\uD83D\uDE00";

        assertThat(Brief.word(before + smile + "y")).isEqualTo(before + smile);
        assertThat(Brief.word(before + "x" + smile)).isEqualTo(before + "x");
    }

    @Test
    void aLongIdKeepsItsBeginning() {
        assertThat(Brief.id("x".repeat(201))).startsWith("x".repeat(167) + "~").hasSize(200);
    }

    @Test
    void aMilestoneIsToldAtItsTimeOrWhenItWasHeard() {
        Call call = CallJoin.of(List.of(Said.of(7, LEG)
                        .progress("completed", CallStatus.COMPLETED)
                        .with(new Times(at(1), at(2), at(3), at(4), null))
                        .as("e")))
                .orElseThrow();

        assertThat(CallEvents.reached(Milestone.INITIATED, call).info().time()).isEqualTo(at(1));
        assertThat(CallEvents.reached(Milestone.RINGING, call).info().time()).isEqualTo(at(2));
        assertThat(CallEvents.reached(Milestone.ANSWERED, call).info().time()).isEqualTo(at(3));
        assertThat(CallEvents.reached(Milestone.ENDED, call).info().time()).isEqualTo(at(4));
        assertThat(CallEvents.reached(Milestone.ANALYSED, call).info().time()).isEqualTo(at(7));
        assertThat(CallEvents.snapshot(call).info().time()).isEqualTo(at(7));
    }

    @Test
    void aMergeIsToldUnderTheIdThatIsGone() {
        Fact fact = Said.of(7, LEG).as("e");

        Change change = CallLifecycle.of(List.of(fact), new Standing(Set.of("z", "b"), Set.of()))
                .orElseThrow();

        assertThat(change.gone()).containsExactly("b", "z");
        assertThat(change.events()).extracting(Event::key).startsWith("b", "z");
        CallEvent.Merged merged = (CallEvent.Merged) change.events().get(0);
        assertThat(merged.data().into()).isEqualTo(LEG.leg().id());
        assertThat(merged.data().id()).isEqualTo("b");
        assertThat(merged.info().time()).isEqualTo(at(7));
    }
}
