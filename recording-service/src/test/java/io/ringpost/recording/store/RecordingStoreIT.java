package io.ringpost.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.contract.call.CallStatus;
import io.ringpost.contract.call.Leg;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.event.RecordingEvent;
import io.ringpost.contract.raw.RawTypes;
import io.ringpost.contract.recording.RecordedCall;
import io.ringpost.contract.recording.Recording;
import io.ringpost.contract.recording.RecordingStatus;
import io.ringpost.contract.recording.Transcript;
import io.ringpost.local.OwnThread;
import io.ringpost.outbox.Outbox;
import io.ringpost.recording.announce.Change;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.fixture.Calls;
import io.ringpost.recording.fixture.OwnSchema;
import io.ringpost.recording.fixture.Webhooks;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.RecordingNotice;
import io.ringpost.recording.sign.PartiesMark;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class RecordingStoreIT {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final StoredAudio AUDIO = new StoredAudio("ab/cd", "audio/mpeg", 4_711, "00ff", 83, 2);
    private static final Leg WAVOIP = new Leg(Provider.WAVOIP, "W1", "call", CallStatus.COMPLETED, "ENDED");
    private static final String RECORDING = Ids.recording(Provider.WAVOIP, "W1");
    private static final String CALL = Ids.leg(Provider.WAVOIP, "W1");

    private final RecordingWatch watch = new RecordingWatch(new SimpleMeterRegistry());
    private final OwnSchema schema = new OwnSchema();
    private RecordingStore store;
    private DueFetches due;

    @BeforeEach
    void start() {
        schema.execute("truncate recording, call, erased_call, outbox");
        RecordingRows rows = new RecordingRows(new Outbox());
        store = new RecordingStore(
                new CallRows(), rows, new ErasedCalls(new PartiesMark(List.of(new byte[32])), watch));
        due = new DueFetches(schema.pool(), rows, watch);
    }

    @AfterAll
    void stop() {
        schema.close();
    }

    @Test
    void anOfferIsDueAtOnceAndWhatIsStoredIsToldWithItsCall() {
        add(ready("W1"), Calls.finding(Calls.ended(4, 83, WAVOIP)));

        DueFetch fetch = one(claim());
        boolean saved = await(due.stored(fetch, AUDIO));

        assertThat(fetch.callId()).isEqualTo(CALL);
        assertThat(fetch.providerCallId()).isEqualTo("W1");
        assertThat(fetch.attempts()).isEqualTo(1);
        assertThat(saved).isTrue();
        Recording recording = read(RECORDING);
        assertThat(recording.status()).isEqualTo(RecordingStatus.STORED);
        assertThat(recording.sha256()).isEqualTo("00ff");
        assertThat(recording.storedAt()).isNotNull();
        assertThat(recording.call()).isNull();
        Recording told = told(RecordingEvent.Stored.TYPE);
        assertThat(told.call()).isEqualTo(new RecordedCall(CALL, Calls.FROM, Calls.TO, List.of("W1")));
        assertThat(await(new StoredRecordings(schema.pool()).audio(RECORDING)))
                .get()
                .extracting(StoredRecording::audio)
                .isEqualTo(AUDIO);
        assertThat(claim()).isEmpty();
    }

    @Test
    void twoClaimersNeverGetTheSame() {
        IntStream.range(0, 40).forEach(i -> add(ready("many" + i)));

        List<CompletableFuture<List<DueFetch>>> claimers = Stream.of("one", "two", "three")
                .map(name -> OwnThread.supply(name, () -> Stream.generate(() -> await(due.claim(4, LEASE)))
                        .takeWhile(batch -> !batch.isEmpty())
                        .flatMap(List::stream)
                        .toList()))
                .toList();

        List<String> claimed = claimers.stream()
                .flatMap(claimer -> claimer.join().stream())
                .map(DueFetch::recordingId)
                .toList();
        assertThat(claimed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatASlowProviderOwesKeepsNoOtherWaiting() {
        add(ready("W1"));
        add(Webhooks.finding(Webhooks.voipms("callid=1&callrecording=R1")));

        List<DueFetch> claimed = await(due.claim(Provider.VOIPMS, Set.of(), 10, LEASE));

        assertThat(claimed).extracting(DueFetch::providerRecordingId).containsExactly("R1");
        assertThat(claim()).extracting(DueFetch::recordingId).containsExactly(RECORDING);
    }

    @Test
    void theIndexOfWhatIsDueKnowsTheProvider() {
        assertThat(schema.texts("select indexdef from pg_indexes where schemaname = current_schema()"
                        + " and indexname = 'recording_due'"))
                .singleElement()
                .asString()
                .contains("(provider, due_at)");
    }

    @Test
    void whatLiesOnABusyHostIsLeftForLater() {
        add(Webhooks.finding(Webhooks.voipms("callid=1&recording_url=https%3A%2F%2FBusy.example%2F1.mp3")));
        add(Webhooks.finding(Webhooks.voipms("callid=2&recording_url=https%3A%2F%2Fother.example%2F2.mp3")));

        List<DueFetch> claimed = await(due.claim(Provider.VOIPMS, Set.of("busy.example"), 10, LEASE));

        assertThat(claimed).extracting(DueFetch::host).containsExactly("other.example");
    }

    /** As if the first fetcher had died between claim and outcome, and had then come back. */
    @Test
    void afterItsLeaseAFetchIsTakenOverAndTheStaleOneSavesNothing() {
        add(ready("W1"));
        DueFetch dead = one(claim());
        assertThat(claim()).isEmpty();
        schema.execute("update recording set due_at = now() where id = ?", RECORDING);

        DueFetch next = one(claim());

        assertThat(next.fence()).isGreaterThan(dead.fence());
        assertThat(next.attempts()).isEqualTo(2);
        assertThat(await(due.renew(dead, LEASE))).isFalse();
        assertThat(await(due.stored(dead, AUDIO))).isFalse();
        assertThat(await(due.later(dead, "not_found"))).isFalse();
        assertThat(events()).isEmpty();
        assertThat(await(due.renew(next, LEASE))).isTrue();
        assertThat(await(due.stored(next, AUDIO))).isTrue();
        assertThat(events()).containsExactly(RecordingEvent.Stored.TYPE);
    }

    @Test
    void aMissIsTriedAgainUntilItIsGivenUpAndAWishRevivesIt() {
        add(ready("W1"));

        await(due.later(one(claim()), "not_found"));
        Recording waiting = read(RECORDING);
        schema.execute(
                "update recording set due_at = now(), since = now() - interval '4 hours' where id = ?", RECORDING);
        await(due.later(one(claim()), "not_found"));
        Recording failed = read(RECORDING);
        boolean taken = await(new Retries(schema.pool(), watch).wish(RECORDING));

        assertThat(waiting.status()).isEqualTo(RecordingStatus.WAITING);
        assertThat(waiting.nextAttemptAt()).isNotNull();
        assertThat(failed.status()).isEqualTo(RecordingStatus.FAILED);
        assertThat(failed.reason()).isEqualTo("not_found");
        assertThat(told(RecordingEvent.Failed.TYPE).attempts()).isEqualTo(2);
        assertThat(taken).isTrue();
        await(due.later(one(claim()), "not_found"));
        assertThat(read(RECORDING).status()).isEqualTo(RecordingStatus.WAITING);
    }

    @Test
    void aRepeatedOfferRevivesWhatWasGivenUpAndNothingElse() {
        add(ready("W1"), ready("W2"));
        claim();
        schema.execute("update recording set status = 'failed', due_at = null where id = ?", RECORDING);

        List<RecordingNotice> offers =
                Stream.of("W1", "W2").flatMap(id -> ready(id).offers().stream()).toList();
        List<Change> changes = await(schema.pool().withTransaction(tx -> store.offeredAgain(tx, offers)));

        assertThat(changes).extracting(Change::before).containsExactly(RecordingStatus.FAILED);
        assertThat(claim()).extracting(DueFetch::recordingId).containsExactly(RECORDING);
    }

    @Test
    void aProviderThatAsksForTimeGetsIt() {
        add(ready("W1"));

        await(due.later(one(claim()), "rate_limited", Duration.ofMinutes(20)));

        assertThat(schema.texts("select due_at > now() + interval '19 minutes' from recording"))
                .containsExactly("t");
    }

    @Test
    void theEndOfACallWithoutNoticeStartsQuestionsAndALateOfferHurriesThem() {
        add(Calls.finding(Calls.ended(4, 83, WAVOIP)));
        Recording expected = read(RECORDING);

        add(ready("W1"));

        assertThat(expected.status()).isEqualTo(RecordingStatus.WAITING);
        assertThat(expected.nextAttemptAt()).isNotNull();
        assertThat(claim()).hasSize(1);
    }

    @Test
    void everyOrderOfAStoryEndsInTheSameRowAndTellsOfItsEnd() {
        List<String> rows = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            String id = "S" + seed;
            Leg leg = new Leg(Provider.WAVOIP, id, "call", CallStatus.COMPLETED, "ENDED");
            List<Finding> story = new ArrayList<>(List.of(
                    Webhooks.finding(Webhooks.record(id, "RECORDING")),
                    Webhooks.finding(Webhooks.record(id, "MIXING")),
                    Webhooks.finding(Webhooks.record(id, "EMPTY_RECORDING")),
                    Calls.finding(Calls.ended(4, 83, leg))));
            story.addAll(List.copyOf(story));
            Collections.shuffle(story, new Random(seed));
            story.forEach(this::add);

            Recording row = read(Ids.recording(Provider.WAVOIP, id));
            rows.add(row.status() + " " + row.providerStatus() + " " + row.reason() + " " + row.nextAttemptAt());
        }

        assertThat(rows).containsOnly("EMPTY EMPTY_RECORDING empty_at_provider null");
        assertThat(events()).containsOnly(RecordingEvent.Empty.TYPE).hasSize(6);
    }

    @Test
    void aRecordingFollowsItsCallInEitherOrderOfTheNews() {
        String twilio = Ids.leg(Provider.TWILIO, "CA1");
        String retell = Ids.leg(Provider.RETELL, "call_1");
        String other = Ids.leg(Provider.VOIPMS, "9");
        Finding offer = Webhooks.finding(Webhooks.retell(
                "call_ended",
                "{\"call\":{\"call_id\":\"call_1\",\"recording_url\":\"https://r\",\"transcript\":\"Oi\"}}"));

        add(offer);
        DueFetch fetch = one(claim());
        add(Calls.finding(Calls.merged(retell, other, 5)));
        add(Calls.finding(Calls.merged(other, twilio, 9)));
        add(Calls.finding(Calls.merged(twilio, other, 7)));
        await(due.stored(fetch, AUDIO));

        assertThat(read(Ids.recording(Provider.RETELL, "call_1")).callId()).isEqualTo(twilio);
        assertThat(told(RecordingEvent.Stored.TYPE).callId()).isEqualTo(twilio);
        assertThat(Stream.of(twilio, retell, other).map(this::ofCall)).containsOnly(List.of(fetch.recordingId()));
    }

    @Test
    void whatAProviderUnderstoodIsToldOnceAndNotWhatItDidNot() {
        add(transcription("TranscriptionStatus=failed"));
        List<String> silent = events();

        add(transcription("TranscriptionStatus=completed&TranscriptionText=Call+me"));
        add(transcription("TranscriptionStatus=completed&TranscriptionText=Call+me+back"));

        assertThat(silent).isEmpty();
        assertThat(told(RecordingEvent.Transcribed.TYPE).transcript())
                .isEqualTo(new Transcript("done", "Call me", "en-US"));
        assertThat(read(Ids.recording(Provider.TWILIO, "RE1")).transcript())
                .isEqualTo(new Transcript("done", "Call me back", "en-US"));
    }

    @Test
    void theLegsOfAnEndedCallAreItsAliases() {
        Leg parent = new Leg(Provider.TWILIO, "CA1", "parent", CallStatus.COMPLETED, null);
        Leg agent = new Leg(Provider.RETELL, "call_1", "agent", CallStatus.COMPLETED, null);
        add(Calls.finding(Calls.ended(7, 83, parent, agent)));

        add(Webhooks.finding(Webhooks.retell(
                "call_analyzed", "{\"call\":{\"call_id\":\"call_1\",\"recording_url\":\"https://r\"}}")));

        assertThat(one(claim()).callId()).isEqualTo(Ids.leg(Provider.TWILIO, "CA1"));
    }

    @Test
    void anErasedCallLosesItsRecordingsAndAFetchThatIsUnderWay() {
        add(
                Webhooks.finding(
                        Webhooks.twilio(
                                RawTypes.TWILIO_RECORDING_STATUS,
                                "CallSid=CA1&RecordingSid=RE1&RecordingStatus=completed&From=%2B5533999887766&RecordingUrl=https%3A%2F%2Fx")));
        String recording = Ids.recording(Provider.TWILIO, "RE1");
        DueFetch fetch = one(claim());
        Finding erased = Calls.finding(Calls.erased(Ids.leg(Provider.TWILIO, "CA1")));

        add(erased);
        boolean saved = await(due.stored(fetch, AUDIO));
        add(Webhooks.finding(Webhooks.twilio(
                RawTypes.TWILIO_RECORDING_STATUS, "CallSid=CA1&RecordingSid=RE2&RecordingStatus=completed")));

        assertThat(saved).isFalse();
        assertThat(read(recording).status()).isEqualTo(RecordingStatus.ERASED);
        assertThat(await(new StoredRecordings(schema.pool()).erased(10))).containsExactly(recording);
        assertThat(schema.texts("select known::text from recording"))
                .hasSize(1)
                .noneMatch(known -> known.contains("5533999887766") || known.contains("https"));
    }

    /** As if the fetcher had died between writing the file and saving its outcome. */
    @Test
    void whatWasBegunForAnErasedCallIsNamedForDeletionThoughNothingWasSaved() {
        add(ready("W1"), ready("W2"));
        DueFetch begun = one(await(due.claim(1, LEASE)));
        add(Webhooks.finding(Webhooks.record(Objects.requireNonNull(begun.providerCallId()), "EMPTY_RECORDING")));

        add(Calls.finding(Calls.erased(Ids.leg(Provider.WAVOIP, "W1"))));
        add(Calls.finding(Calls.erased(Ids.leg(Provider.WAVOIP, "W2"))));

        assertThat(await(new StoredRecordings(schema.pool()).erased(10))).containsExactly(begun.recordingId());
    }

    @Test
    void storedAudioOfAnErasedCallIsNamedForDeletionOnce() {
        StoredRecordings stored = new StoredRecordings(schema.pool());
        add(ready("W1"));
        await(due.stored(one(claim()), AUDIO));

        add(Calls.finding(Calls.erased(CALL)));

        assertThat(await(stored.audio(RECORDING))).isEqualTo(Optional.empty());
        assertThat(read(RECORDING).sha256()).isNull();
        assertThat(await(stored.erased(10))).containsExactly(RECORDING);
        await(stored.deleted(RECORDING, LEASE));
        assertThat(await(stored.erased(10))).isEmpty();
    }

    @Test
    void writersOfTheSameCallsDoNotLockEachOther() {
        List<Finding> story = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Leg leg = new Leg(Provider.WAVOIP, "L" + i, "call", CallStatus.COMPLETED, "ENDED");
            story.add(ready("L" + i));
            story.add(Calls.finding(Calls.ended(4, 83, leg)));
            story.add(Calls.finding(
                    Calls.merged(Ids.leg(Provider.WAVOIP, "L" + i), Ids.leg(Provider.WAVOIP, "L" + (i / 2)), 5 + i)));
        }

        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(seed -> OwnThread.run("writer-" + seed, () -> addShuffled(story, seed)))
                .toList();

        writers.forEach(CompletableFuture::join);
        assertThat(claim()).hasSize(20);
    }

    private void addShuffled(List<Finding> story, long seed) {
        List<Finding> mine = new ArrayList<>(story);
        Collections.shuffle(mine, new Random(seed));
        for (int i = 0; i < mine.size(); i += 6) {
            add(mine.subList(i, Math.min(i + 6, mine.size())).toArray(Finding[]::new));
        }
    }

    private static Finding transcription(String fields) {
        return Webhooks.finding(Webhooks.twilio(
                RawTypes.TWILIO_TRANSCRIPTION_STATUS,
                "CallSid=CA1&RecordingSid=RE1&RecordingStatus=in-progress&" + fields));
    }

    private static Finding ready(String callId) {
        return Webhooks.finding(Webhooks.record(callId, "READY"));
    }

    private void add(Finding... findings) {
        await(schema.pool().withTransaction(tx -> store.add(tx, List.of(findings))));
    }

    private List<DueFetch> claim() {
        return await(due.claim(100, LEASE));
    }

    private Recording read(String id) {
        return await(new RecordingReader(schema.pool()).find(id)).orElseThrow();
    }

    private List<String> ofCall(String callId) {
        PageRequest page = PageRequest.parse("recordings", null, null);
        return await(new RecordingReader(schema.pool()).page(page, new RecordingFilter().callId(callId)))
                .items()
                .stream()
                .map(Recording::id)
                .toList();
    }

    private List<String> events() {
        return schema.texts("select headers->>'ce_type' from outbox order by id");
    }

    private Recording told(String type) {
        List<String> values =
                schema.texts("select convert_from(value, 'UTF8') from outbox where headers->>'ce_type' = ?", type);
        assertThat(values).hasSize(1);
        return Json.read(values.get(0).getBytes(StandardCharsets.UTF_8), Recording.class);
    }

    private static DueFetch one(List<DueFetch> claimed) {
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
