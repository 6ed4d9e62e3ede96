package io.ringpost.recording.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Provider;
import io.ringpost.outbox.Outbox;
import io.ringpost.recording.announce.RecordingWatch;
import io.ringpost.recording.fixture.OwnSchema;
import io.ringpost.recording.fixture.Webhooks;
import io.ringpost.recording.lifecycle.Beginning;
import io.ringpost.recording.lifecycle.CallNews;
import io.ringpost.recording.lifecycle.Details;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.lifecycle.ListedRecording;
import io.ringpost.recording.sign.PartiesMark;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ListedRecordingsIT {
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Instant BEGAN = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SOON_AFTER = BEGAN.plusSeconds(120);
    private static final Instant LATE = BEGAN.plusSeconds(3600);
    private static final String CALLER = "+18455550123";
    private static final String CALLED = "+18455550199";
    /** As VoIP.ms names one of these two and this second. */
    private static final String NAMED = Base64.getEncoder()
            .withoutPadding()
            .encodeToString(("100000-8455550123-8455550199-IN-" + BEGAN.getEpochSecond()).getBytes(UTF_8));

    private static final String RECORDING = Ids.recording(Provider.VOIPMS, "R1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingWatch watch = new RecordingWatch(meters);
    private final OwnSchema schema = new OwnSchema();
    private final DueListings listings = new DueListings(schema.pool());
    private RecordingStore store;
    private ListedRecordings listed;
    private ErasedCalls erased;
    private DueFetches due;

    @BeforeEach
    void start() {
        schema.execute("truncate recording, call, erased_call, outbox");
        schema.execute("delete from voipms_listing where account <> ''");
        schema.execute("update voipms_listing set due_at = now(), covered = null, misses = 0");
        RecordingRows rows = new RecordingRows(new Outbox());
        erased = new ErasedCalls(new PartiesMark(List.of(new byte[32])), watch);
        store = new RecordingStore(new CallRows(), rows, erased);
        listed = new ListedRecordings(schema.pool(), listings, store, erased, watch);
        due = new DueFetches(schema.pool(), rows, watch);
    }

    @AfterAll
    void stop() {
        schema.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, -5, 3600, -3597, 4 * 3600 + 3})
    void belongsToTheCallThatBeganInItsSecondWhateverHourItsClockHas(int seconds) {
        ended("C1", CALLER, CALLED, BEGAN.plusSeconds(seconds));

        assertThat(list(SOON_AFTER, "R1")).hasValue(1);

        DueFetch fetch = await(due.claim(5, LEASE)).get(0);
        assertThat(fetch.callId()).isEqualTo(Ids.leg(Provider.VOIPMS, "C1"));
        assertThat(fetch.providerRecordingId()).isEqualTo("R1");
        assertThat(fetch.providerCallId()).isEqualTo("C1");
        assertThat(fetch.account()).isEqualTo("100000");
    }

    @Test
    void whoCalledWhomDoesNotMatter() {
        ended("C1", CALLED, "8455550123", BEGAN);

        assertThat(list(SOON_AFTER, "R1")).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, -6, 1800, 20 * 3600})
    void belongsToNoCallOfAnotherTime(int seconds) {
        ended("C1", CALLER, CALLED, BEGAN.plusSeconds(seconds));

        assertThat(list(SOON_AFTER, "R1")).hasValue(0);
    }

    @Test
    void belongsToNobodyElsesCall() {
        ended("C1", CALLER, "+18455550100", BEGAN);

        assertThat(list(SOON_AFTER, "R1")).hasValue(0);
    }

    @Test
    void belongsToNoneOfTwo() {
        ended("C1", CALLER, CALLED, BEGAN);
        ended("C2", CALLER, CALLED, BEGAN.plusSeconds(3600));

        assertThat(list(SOON_AFTER, "R1")).hasValue(0);
    }

    @Test
    void isFiledUnderItselfWhenNobodyNamesItsCall() {
        assertThat(list(SOON_AFTER, "R1")).hasValue(0);

        assertThat(list(LATE, "R1")).hasValue(1);

        assertThat(await(due.claim(5, LEASE)))
                .extracting(DueFetch::callId)
                .containsExactly(Ids.leg(Provider.VOIPMS, "R1"));
    }

    @Test
    void isKnownWhenANoticeNamedIt() {
        add(Webhooks.finding(Webhooks.voipms("callid=C1&callrecording=R1")));

        assertThat(list(LATE, "R1")).hasValue(0);

        assertThat(rows()).containsExactly(RECORDING);
    }

    @Test
    void staysOneWhenANoticeNamesItLater() {
        ended("C1", CALLER, CALLED, BEGAN);
        list(SOON_AFTER, "R1");

        add(Webhooks.finding(Webhooks.voipms("callid=C1&callrecording=R1")));

        assertThat(rows()).containsExactly(RECORDING);
        assertThat(await(due.claim(5, LEASE))).hasSize(1);
    }

    @Test
    void isTheOneThatARelayOfferedByAnAddress() {
        ended("C1", CALLER, CALLED, BEGAN);
        add(Webhooks.finding(Webhooks.voipms("callid=C1&recording_url=https%3A%2F%2Fmedia.example%2F1.mp3")));

        assertThat(list(LATE, "R1")).hasValue(0);
    }

    @Test
    void isForgottenWithItsCallForGood() {
        ended("C1", CALLER, CALLED, BEGAN);
        list(SOON_AFTER, "R1");
        erase("C1");

        assertThat(list(LATE, "R1")).hasValue(0);

        assertThat(schema.texts("select status from recording")).containsExactly("erased");
        assertThat(schema.texts("select started_at from call where started_at is not null"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 3600, -3597})
    void isNotTakenWhenItsCallWasErasedBeforeItWasListed(int seconds) {
        ended("C1", "+1 (845) 555-0123", "8455550199", BEGAN.plusSeconds(seconds));
        erase("C1");

        assertThat(list(LATE, NAMED)).hasValue(0);

        assertThat(rows()).isEmpty();
        assertThat(schema.texts("select from_number from call where from_number is not null"))
                .isEmpty();
        assertThat(schema.texts("select parties from erased_call"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .doesNotContain("8455550123", "8455550199");
    }

    @Test
    void isNotTakenWhenTheEndOfItsCallIsToldOnlyAfterTheErasure() {
        erase("C1");
        ended("C1", CALLED, CALLER, BEGAN);

        assertThat(list(LATE, NAMED)).hasValue(0);
    }

    @Test
    void isNotTakenFromARelayThatNamesNoCallEither() {
        ended("C1", CALLER, CALLED, BEGAN);
        erase("C1");

        add(Webhooks.finding(Webhooks.voipms("callrecording=" + NAMED)));

        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 1800, 20 * 3600})
    void isTakenWhenAnotherCallOfTheirsWasErased(int seconds) {
        ended("C1", CALLER, CALLED, BEGAN.plusSeconds(seconds));
        erase("C1");

        assertThat(list(LATE, NAMED)).hasValue(1);
    }

    @Test
    void isTakenWhenTheCallOfOthersWasErased() {
        ended("C1", CALLER, "+18455550100", BEGAN);
        erase("C1");

        assertThat(list(LATE, NAMED)).hasValue(1);
    }

    @Test
    void whatIsNotTakenIsCountedOnceHoweverOftenItIsListed() {
        ended("C1", CALLER, CALLED, BEGAN);
        erase("C1");
        double before = untaken();

        String again = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(("100001-8455550123-8455550199-IN-" + BEGAN.getEpochSecond()).getBytes(UTF_8));
        list(LATE, again);
        list(LATE, again);

        assertThat(untaken() - before).isEqualTo(1);
    }

    @Test
    void whatWasErasedIsForgottenAfterAHundredDaysThoughNoListIsRead() {
        Instant now = Instant.now();
        ended("C1", CALLER, CALLED, now.minus(Duration.ofDays(101)));
        ended("C2", CALLER, CALLED, now.minus(Duration.ofDays(99)));
        erase("C1");
        erase("C2");
        Vertx vertx = Vertx.vertx();
        OldMarks marks = new OldMarks(vertx, schema.pool(), erased);

        marks.start(new StartupEvent());

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        schema.texts("select began from erased_call"))
                .hasSize(1));
        marks.stop(new ShutdownEvent());
        var unused = vertx.close();
    }

    @Test
    void isKeptByNobodyWhoseLeaseIsOver() {
        Listing stale = claim();
        schema.execute("update voipms_listing set due_at = now()");
        Listing taken = claim();

        assertThat(await(listed.add(stale, LEASE, List.of(recording("R1")), LATE)))
                .isEmpty();

        assertThat(rows()).isEmpty();
        assertThat(await(listed.add(taken, LEASE, List.of(recording("R1")), LATE)))
                .hasValue(1);
    }

    @Test
    void aListIsOneReplicasUntilItsLeaseIsOverOrItIsDone() {
        Listing listing = claim();

        assertThat(await(listings.claim(LEASE))).isEmpty();
        await(listings.missed(listing, Duration.ZERO));
        Listing again = claim();
        assertThat(again.misses()).isEqualTo(1);
        await(listings.done(again, BEGAN.atOffset(ZoneOffset.UTC).toLocalDate(), Duration.ZERO));
        Listing third = claim();
        assertThat(third.misses()).isZero();
        assertThat(third.covered()).hasToString("2026-01-15");
    }

    @Test
    void accountsComeAndGo() {
        await(listings.accounts(Set.of("100000", "100000_julie")));
        await(listings.accounts(Set.of("100000")));

        assertThat(schema.texts("select account from voipms_listing order by account"))
                .containsExactly("", "100000");
    }

    @Test
    void requestsOfAllReplicasKeepOnePace() {
        schema.execute("truncate request_pace");
        VoipmsTurns one = new VoipmsTurns(schema.pool(), Duration.ofSeconds(15));
        VoipmsTurns other = new VoipmsTurns(schema.pool(), Duration.ofSeconds(15));

        assertThat(await(one.take())).hasValue(Duration.ZERO);
        assertThat(await(other.take()))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(15)));
    }

    @Test
    void whoWouldWaitTooLongGetsNoTurn() {
        schema.execute("truncate request_pace");
        VoipmsTurns turns = new VoipmsTurns(schema.pool(), Duration.ofSeconds(1));
        await(turns.take());

        await(turns.pause(Duration.ofHours(1)));

        assertThat(await(turns.take())).isEmpty();
        await(turns.pause(Duration.ofSeconds(1)));
        assertThat(await(turns.take())).as("a pause is never cut short").isEmpty();
    }

    private double untaken() {
        return meters.get("ringpost.recordings.untaken").counter().count();
    }

    private Optional<Integer> list(Instant now, String... ids) {
        schema.execute("update voipms_listing set due_at = now()");
        return await(listed.add(
                claim(), LEASE, Arrays.stream(ids).map(this::recording).toList(), now));
    }

    private ListedRecording recording(String id) {
        return new ListedRecording(
                id,
                BEGAN.plusSeconds(83),
                new Beginning(BEGAN, "8455550123", "8455550199"),
                Details.NONE.in("100000").between(CALLER, CALLED));
    }

    private Listing claim() {
        return await(listings.claim(LEASE)).orElseThrow();
    }

    private void ended(String call, String from, String to, Instant began) {
        CallNews.Ended ended = new CallNews.Ended(from, to, List.of(call), call, began);
        add(new Finding(List.of(), List.of(new CallNews(Ids.leg(Provider.VOIPMS, call), List.of(), 3, ended, false))));
    }

    private void erase(String call) {
        add(new Finding(List.of(), List.of(new CallNews(Ids.leg(Provider.VOIPMS, call), List.of(), 0, null, true))));
    }

    private void add(Finding finding) {
        var unused = await(schema.pool().withTransaction(tx -> store.add(tx, List.of(finding))));
    }

    private List<String> rows() {
        return schema.texts("select id from recording");
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
