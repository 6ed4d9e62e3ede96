package io.ringpost.recording.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.recording.schedule.FetchSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** Notices of one recording and the end of its call, in any order and repetition, make the same row. */
class RecordingLifecyclePropertyTest {
    private static final Instant NOW = Instant.parse("2026-01-15T13:00:00Z");
    private static final RecordingLifecycle LIFECYCLE = new RecordingLifecycle(FetchSchedule.USUAL);

    /** A notice, or the end of the call. */
    record Heard(@Nullable RecordingNotice notice) {}

    record Row(@Nullable RecordingNotice known, Standing standing, boolean ended) {
        static final Row NEW = new Row(null, Standing.NEW, false);

        Row hear(Heard heard) {
            RecordingNotice notice = heard.notice();
            if (notice == null) {
                return new Row(known, known == null ? standing : LIFECYCLE.callEnded(standing, known, NOW), true);
            }
            Standing after = LIFECYCLE.heard(standing, known, notice, ended, NOW);
            return new Row(known == null ? notice : known.join(notice), after, ended);
        }
    }

    @Property(tries = 1_000)
    void anyOrderAndAnyRepetitionMakeTheSameRow(@ForAll("stories") Tuple2<List<Heard>, List<Heard>> story) {
        Row told = row(story.get1());

        Row retold = row(story.get2());

        assertThat(retold).isEqualTo(told);
    }

    @Property(tries = 300)
    void whatWasOfferedIsFetchedWhateverElseIsSaid(@ForAll("stories") Tuple2<List<Heard>, List<Heard>> story) {
        boolean offered = story.get1().stream()
                .map(Heard::notice)
                .filter(Objects::nonNull)
                .anyMatch(notice -> notice.stage() == Stage.READY);

        Standing standing = row(story.get2()).standing();

        assertThat(standing.status() == RecordingStatus.WAITING && standing.eager() && NOW.equals(standing.dueAt()))
                .isEqualTo(offered);
    }

    @Property(tries = 300)
    void whatIsStoredStaysStored(@ForAll("stories") Tuple2<List<Heard>, List<Heard>> story) {
        Row row = new Row(null, Standing.over(RecordingStatus.STORED, null), false);

        for (Heard heard : story.get1()) {
            row = row.hear(heard);
        }

        assertThat(row.standing().status()).isEqualTo(RecordingStatus.STORED);
    }

    private static Row row(List<Heard> story) {
        Row row = Row.NEW;
        for (Heard heard : story) {
            row = row.hear(heard);
        }
        return row;
    }

    /** The same story twice: as it is, and shuffled with each part once more than once. */
    @Provide
    Arbitrary<Tuple2<List<Heard>, List<Heard>>> stories() {
        return Arbitraries.of(Provider.values())
                .flatMap(provider -> heard(provider).list().ofMinSize(1).ofMaxSize(6))
                .flatMap(story -> Arbitraries.shuffle(thrice(story)).map(retold -> Tuple.of(story, retold)));
    }

    private static List<Heard> thrice(List<Heard> story) {
        List<Heard> copies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            copies.addAll(story);
        }
        return copies;
    }

    private static Arbitrary<Heard> heard(Provider provider) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, notices(provider).map(Heard::new)), Tuple.of(1, Arbitraries.just(new Heard(null))));
    }

    private static Arbitrary<RecordingNotice> notices(Provider provider) {
        Arbitrary<Said> said = Combinators.combine(
                        Arbitraries.of(Stage.values()),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("a", "b").injectNull(0.3),
                        Arbitraries.of("https://one.example", "https://two.example")
                                .injectNull(0.4))
                .as((stage, at, word, url) -> new Said(stage, NOW.minusSeconds(at), word, url));
        Arbitrary<List<LegRef>> legs = Arbitraries.of(
                List.of(new LegRef(provider, "1")),
                List.of(new LegRef(provider, "1"), new LegRef(Provider.TWILIO, "2")),
                List.of(new LegRef(provider, "1"), new LegRef(Provider.RETELL, "3")));
        Arbitrary<Integer> numbers = Arbitraries.of(1, 2).injectNull(0.5);
        Arbitrary<String> texts = Arbitraries.of("x", "y").injectNull(0.5);
        return Combinators.combine(said, legs, numbers, texts, texts, Arbitraries.of(true, false))
                .as((last, named, number, from, text, voicemail) -> {
                    Details details = Details.NONE
                            .in(text)
                            .lasting(number, number)
                            .between(from, text)
                            .saying(text == null ? null : new Transcript("done", text, from));
                    return RecordingNotice.of(provider, "RE1", named, last)
                            .with(voicemail ? details.asVoicemail() : details);
                });
    }
}
