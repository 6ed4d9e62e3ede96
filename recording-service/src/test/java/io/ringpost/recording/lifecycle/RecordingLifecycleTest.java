package io.ringpost.recording.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.schedule.FetchSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingLifecycleTest {
    private static final Instant NOW = Instant.parse("2026-01-15T13:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(9));
    private static final RecordingLifecycle LIFECYCLE = new RecordingLifecycle(FetchSchedule.USUAL);
    private static final RecordingNotice READY = notice(Stage.READY);
    private static final RecordingNotice MIXING = notice(Stage.MIXING);

    @Test
    void anOfferIsFetchedAtOnce() {
        Standing standing = LIFECYCLE.heard(Standing.NEW, null, READY, false, NOW);

        assertThat(standing).isEqualTo(new Standing(RecordingStatus.WAITING, null, true, NOW, NOW));
    }

    @Test
    void whatIsUnderWayWaitsForTheEndOfItsCallButNotForEver() {
        RecordingNotice recording = notice(Stage.UNDER_WAY);

        Standing before = LIFECYCLE.heard(Standing.NEW, null, recording, false, NOW);
        Standing repeated = LIFECYCLE.heard(before, recording, recording, false, NOW.plusSeconds(60));
        Standing standing = LIFECYCLE.callEnded(before, recording, NOW);

        assertThat(before.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(repeated).isEqualTo(before);
        assertThat(standing).isEqualTo(new Standing(RecordingStatus.WAITING, null, false, NOW, NOW.plusSeconds(30)));
    }

    @Test
    void whatIsBeingMixedIsAskedForThoughTheEndOfItsCallWasNotTold() {
        RecordingNotice recording = notice(Stage.UNDER_WAY);
        Standing before = LIFECYCLE.heard(Standing.NEW, null, recording, false, NOW);

        Standing standing = LIFECYCLE.heard(before, recording, MIXING, false, LATER);

        assertThat(standing)
                .isEqualTo(new Standing(RecordingStatus.WAITING, null, false, LATER, LATER.plusSeconds(30)));
    }

    @Test
    void aRoundThatBeganIsNotBegunAgain() {
        Standing asking = LIFECYCLE.heard(Standing.NEW, null, MIXING, false, NOW);

        assertThat(LIFECYCLE.heard(asking, MIXING, MIXING, true, LATER)).isEqualTo(asking);
        assertThat(LIFECYCLE.callEnded(asking, MIXING, LATER)).isEqualTo(asking);
    }

    @Test
    void whatIsUnderWayAtAProviderThatCannotBeAskedIsNotDue() {
        Said said = new Said(Stage.UNDER_WAY, NOW, null, null);
        RecordingNotice voipms =
                RecordingNotice.of(Provider.VOIPMS, null, List.of(new LegRef(Provider.VOIPMS, "1")), said);

        assertThat(LIFECYCLE.heard(Standing.NEW, null, voipms, false, NOW)).isEqualTo(Standing.NEW);
    }

    @Test
    void whoCannotBeAskedIsNotAsked() {
        RecordingNotice voipms = RecordingNotice.of(
                Provider.VOIPMS,
                null,
                List.of(new LegRef(Provider.VOIPMS, "1")),
                new Said(Stage.MIXING, NOW, null, null));

        Standing standing = LIFECYCLE.callEnded(Standing.NEW, voipms, NOW);

        assertThat(standing).isEqualTo(Standing.NEW);
    }

    @Test
    void triesEndAfterFourHoursAndALateOfferRevivesThem() {
        Standing polled = new Standing(RecordingStatus.FETCHING, null, false, NOW, LATER);

        Standing failed = LIFECYCLE.missed(polled, "not_found", NOW.plus(Duration.ofHours(4)));
        Standing revived = LIFECYCLE.heard(failed, MIXING, READY, true, LATER);
        Standing revivedAgain = LIFECYCLE.heard(failed, READY, READY, true, LATER);

        assertThat(failed).isEqualTo(Standing.over(RecordingStatus.FAILED, "not_found"));
        assertThat(revived).isEqualTo(new Standing(RecordingStatus.WAITING, null, true, LATER, LATER));
        assertThat(revivedAgain).isEqualTo(revived);
    }

    @Test
    void whatItsProviderHasNotAtAllInTheEndIsNoFailure() {
        Standing polled = new Standing(RecordingStatus.FETCHING, null, false, NOW, LATER);

        Standing soon = LIFECYCLE.missed(polled, RecordingLifecycle.NOT_RECORDED, NOW.plusSeconds(60));
        Standing late = LIFECYCLE.missed(polled, RecordingLifecycle.NOT_RECORDED, NOW.plus(Duration.ofHours(4)));

        assertThat(soon.status()).isEqualTo(RecordingStatus.WAITING);
        assertThat(late).isEqualTo(Standing.over(RecordingStatus.EMPTY, "not_recorded"));
    }

    @Test
    void anOfferDuringATryMakesTheNextOneSoon() {
        Standing polling = new Standing(RecordingStatus.FETCHING, null, false, NOW.minusSeconds(3_000), LATER);

        Standing offered = LIFECYCLE.heard(polling, MIXING, READY, true, NOW);
        Standing missed = LIFECYCLE.missed(offered, "not_found", NOW);

        assertThat(offered.status()).isEqualTo(RecordingStatus.FETCHING);
        assertThat(offered.dueAt()).isEqualTo(LATER);
        assertThat(missed.dueAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aWishRevivesWhatIsOverAndItsRepeatedNoticeEndsNothing() {
        RecordingNotice disabled = notice(Stage.DISABLED);

        Standing standing = LIFECYCLE.heard(LIFECYCLE.wished(NOW), disabled, disabled, true, NOW);

        assertThat(standing).isEqualTo(LIFECYCLE.wished(NOW));
    }

    @Test
    void onlyWhatTheProviderUnderstoodIsATranscript() {
        assertThat(READY.transcribed()).isFalse();
        assertThat(READY.with(Details.NONE.saying(new Transcript("failed", null, null)))
                        .transcribed())
                .isFalse();
        assertThat(READY.with(Details.NONE.saying(new Transcript("done", "Oi", null)))
                        .transcribed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY,EMPTY,empty_at_provider",
        "DISABLED,DISABLED,disabled_at_provider",
        "FAILED,FAILED,failed_at_provider"
    })
    void theProviderMayEndIt(Stage stage, RecordingStatus status, String reason) {
        Standing standing = LIFECYCLE.heard(Standing.NEW, MIXING, notice(stage), true, NOW);

        assertThat(standing).isEqualTo(Standing.over(status, reason));
        assertThat(LIFECYCLE.heard(Standing.NEW, READY, notice(stage), true, NOW))
                .isEqualTo(Standing.NEW);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordingStatus.class,
            names = {"STORED", "ERASED"})
    void whatIsOverForGoodStaysSo(RecordingStatus status) {
        Standing over = Standing.over(status, null);

        assertThat(LIFECYCLE.heard(over, null, READY, true, NOW)).isSameAs(over);
        assertThat(LIFECYCLE.heard(over, MIXING, notice(Stage.EMPTY), true, NOW))
                .isSameAs(over);
    }

    @Test
    void aRepeatedOfferIsNoNews() {
        Standing waiting = new Standing(RecordingStatus.WAITING, "not_found", true, NOW, LATER);

        assertThat(LIFECYCLE.heard(waiting, READY, READY, true, LATER)).isSameAs(waiting);
    }

    @Test
    void aTryThatMissedBeginsARoundIfNoneHadBegun() {
        Standing unheard = new Standing(RecordingStatus.FETCHING, null, false, null, LATER);

        assertThat(LIFECYCLE.missed(unheard, "not_found", NOW))
                .isEqualTo(new Standing(RecordingStatus.WAITING, "not_found", false, NOW, NOW.plusSeconds(30)));
    }

    @Test
    void whatIsUnderWayAfterTheEndIsAskedForSoon() {
        assertThat(LIFECYCLE.heard(Standing.NEW, null, notice(Stage.UNDER_WAY), true, NOW))
                .isEqualTo(new Standing(RecordingStatus.WAITING, null, false, NOW, NOW.plusSeconds(30)));
    }

    private static RecordingNotice notice(Stage stage) {
        return RecordingNotice.of(
                Provider.WAVOIP, null, List.of(new LegRef(Provider.WAVOIP, "W1")), new Said(stage, NOW, null, null));
    }
}
