package io.ringpost.recording.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingNoticeTest {
    private static final Instant NOW = Instant.parse("2026-01-15T13:00:00Z");
    private static final LegRef TWILIO = new LegRef(Provider.TWILIO, "CA1");
    private static final LegRef RETELL = new LegRef(Provider.RETELL, "c");

    @Test
    void legsStandInTheOrderOfTheirRank() {
        List<LegRef> legs = List.of(
                new LegRef(Provider.VOIPMS, "1"), new LegRef(Provider.WAVOIP, "1"), RETELL, TWILIO, RETELL, TWILIO);

        assertThat(RecordingNotice.of(Provider.RETELL, null, legs, said(Stage.READY))
                        .legs())
                .extracting(LegRef::provider)
                .containsExactly(Provider.TWILIO, Provider.RETELL, Provider.WAVOIP, Provider.VOIPMS);
        assertThat(TWILIO).isNotEqualByComparingTo(new LegRef(Provider.TWILIO, "CA2"));
    }

    @Test
    void aLegThatIsOnlyTheRecordingStandsLast() {
        LegRef own = new LegRef(Provider.TWILIO, "RE1");

        RecordingNotice notice = RecordingNotice.of(Provider.TWILIO, "RE1", List.of(own, RETELL), said(Stage.READY));

        assertThat(notice.legs()).containsExactly(RETELL, own);
        assertThat(notice.legId()).isEqualTo(RETELL.id());
        assertThat(notice.providerCallId()).isEqualTo("RE1");
    }

    @Test
    void aRecordingIsNamedByItsOwnIdOrByTheCalls() {
        assertThat(notice(Provider.TWILIO, "RE1").id()).isEqualTo(Ids.recording(Provider.TWILIO, "RE1"));
        assertThat(notice(Provider.RETELL, null).id()).isEqualTo(Ids.recording(Provider.RETELL, "c"));
        assertThat(notice(Provider.WAVOIP, null).providerCallId()).isEqualTo("CA1");
    }

    @ParameterizedTest
    @CsvSource({"WAVOIP,,true", "RETELL,,true", "TWILIO,,false", "TWILIO,RE1,true", "VOIPMS,,false", "VOIPMS,1,false"})
    void someProvidersCanBeAsked(Provider provider, @Nullable String id, boolean askable) {
        assertThat(notice(provider, id).askable()).isEqualTo(askable);
    }

    @Test
    void theFurthestCountsAndTheFurthestWithAnAddress() {
        RecordingNotice ready = with(new Said(Stage.READY, NOW, null, null));
        RecordingNotice mixing = with(new Said(Stage.MIXING, NOW, null, "https://a"));

        RecordingNotice joined = mixing.join(ready);

        assertThat(joined).isEqualTo(ready.join(mixing));
        assertThat(joined.stage()).isEqualTo(Stage.READY);
        assertThat(joined.url()).isEqualTo("https://a");
        assertThat(ready.url()).isNull();
    }

    @Test
    void whatIsSaidStandsInAnOrder() {
        Said least = new Said(Stage.MIXING, NOW.plusSeconds(9), "z", "z");
        Said earlier = new Said(Stage.READY, NOW, "z", "z");
        Said silent = new Said(Stage.READY, NOW.plusSeconds(1), null, "z");
        Said worded = new Said(Stage.READY, NOW.plusSeconds(1), "a", null);
        Said placed = new Said(Stage.READY, NOW.plusSeconds(1), "a", "a");

        assertThat(List.of(least, earlier, silent, worded, placed)).isSorted();
        assertThat(List.of(placed, worded, silent, earlier, least).stream().sorted())
                .containsExactly(least, earlier, silent, worded, placed);
        assertThat(placed).isEqualByComparingTo(new Said(Stage.READY, NOW.plusSeconds(1), "a", "a"));
    }

    @Test
    void detailsAreJoinedOneByOne() {
        Details one = Details.NONE.in("b").lasting(3, 1).between("+2", null).saying(done("short", "pt"));
        Details other =
                Details.NONE.in("a").lasting(5, null).between("+1", "+9").saying(done("longer", null));

        assertThat(one.join(other)).isEqualTo(other.join(one));
        assertThat(one.join(other)).isEqualTo(new Details("call", "a", 5, 1, "+1", "+9", done("longer", null)));
        assertThat(one.join(other.asVoicemail()).kind()).isEqualTo("voicemail");
        assertThat(one.asVoicemail().join(other).kind()).isEqualTo("voicemail");
    }

    @Test
    void ofTwoTranscriptsTheLongerCountsThenTheLanguage() {
        Transcript failed = new Transcript("failed", null, null);

        assertThat(joined(done("ab", null), failed)).isEqualTo(done("ab", null));
        assertThat(joined(done("ab", null), done("aa", null))).isEqualTo(done("ab", null));
        assertThat(joined(done("ab", null), done("ab", "en"))).isEqualTo(done("ab", "en"));
        assertThat(joined(done("", null), failed)).isEqualTo(failed);
    }

    @Test
    void whatIsForgottenSaysNothingOfPeople() {
        Details details = new Details("voicemail", "AC1", 3, 2, "+1", "+2", done("words", "en"));
        RecordingNotice notice =
                with(new Said(Stage.READY, NOW, "completed", "https://a")).with(details);

        RecordingNotice forgotten = notice.forgotten();

        assertThat(forgotten.id()).isEqualTo(notice.id());
        assertThat(forgotten.said()).isEqualTo(new Said(Stage.READY, NOW, "completed", null));
        assertThat(forgotten.url()).isNull();
        assertThat(forgotten.details()).isEqualTo(Details.NONE.asVoicemail());
        assertThat(notice.with(Details.NONE.in("AC1")).forgotten().details()).isEqualTo(Details.NONE);
    }

    @ParameterizedTest
    @EnumSource(RecordingStatus.class)
    void whatWaitsOrIsFetchedIsOpen(RecordingStatus status) {
        boolean open = status == RecordingStatus.WAITING || status == RecordingStatus.FETCHING;

        assertThat(Standing.over(status, "reason").open()).isEqualTo(open);
        assertThat(Standing.over(status, "reason").reason()).isEqualTo("reason");
    }

    @Test
    void onlyWhatIsReadyIsOffered() {
        RecordingNotice ready = with(said(Stage.READY));

        assertThat(new Finding(List.of(ready, with(said(Stage.EMPTY))), List.of()).offers())
                .containsExactly(ready);
    }

    private static @Nullable Transcript joined(Transcript one, Transcript other) {
        @Nullable
        Transcript joined =
                Details.NONE.saying(one).join(Details.NONE.saying(other)).transcript();
        assertThat(Details.NONE.saying(other).join(Details.NONE.saying(one)).transcript())
                .isEqualTo(joined);
        return joined;
    }

    private static Transcript done(String text, @Nullable String language) {
        return new Transcript("done", text, language);
    }

    private static RecordingNotice notice(Provider provider, @Nullable String id) {
        return RecordingNotice.of(provider, id, List.of(TWILIO, RETELL), said(Stage.READY));
    }

    private static RecordingNotice with(Said said) {
        return RecordingNotice.of(Provider.TWILIO, "RE1", List.of(TWILIO), said);
    }

    private static Said said(Stage stage) {
        return new Said(stage, NOW, null, null);
    }
}
