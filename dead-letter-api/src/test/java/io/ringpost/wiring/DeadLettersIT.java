package io.ringpost.wiring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Topology;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.inbox.InboundRecord;
import io.ringpost.local.junit.LocalServers;
import io.ringpost.local.kafka.TopicRecord;
import io.ringpost.local.kafka.TopicWriter;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class DeadLettersIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String RAW = Topology.RAW_VOIPMS.name();
    private static final String CANARY = "5511987650001";

    private static Set<String> knownAtStart = Set.of();

    /** The key of all records of one test. */
    private final String run = UUID.randomUUID().toString();

    @Inject
    FirstHandler first;

    @Inject
    SecondHandler second;

    @BeforeAll
    static void beforeAnyRecord() {
        try (InstanceHandle<BatchConsumers> consumers = Arc.container().instance(BatchConsumers.class)) {
            knownAtStart = consumers.get().names();
        }
    }

    @Test
    void itsConsumersAreKnownBeforeTheirFirstRecord() {
        assertThat(knownAtStart).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void showsWhatCouldNotBeReadButNotItsBytes() {
        String id = parked(1).get(0);

        Map<String, Object> letter = Letters.letter(id);

        assertThat(letter)
                .containsEntry("consumer", "first")
                .containsEntry("reason", "not_ours")
                .containsEntry("cause", "begins with a brace")
                .containsEntry("topic", RAW)
                .containsEntry("eventId", run + "-0")
                .containsEntry("bytes", body().length())
                .containsEntry("replays", 0)
                .containsEntry("expired", false)
                .containsKeys("partition", "offset", "parkedAt")
                .doesNotContainKeys("payload", "replayedAt");
        assertThat(letter.toString()).doesNotContain(CANARY);
    }

    @Test
    void showsTheBytesToWhoAsksForThem() {
        String id = parked(1).get(0);

        String shown = Letters.manager()
                .queryParam("payload", true)
                .queryParam("limit", 200)
                .get("/api/v1/dead-letters")
                .asString();

        assertThat(shown).contains(id).contains(CANARY);
    }

    @Test
    void isForManagersOnly() {
        int reader =
                given().auth().oauth2("reader-key").get("/api/v1/dead-letters").statusCode();
        int nobody = given().contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/dead-letters/replay")
                .statusCode();

        assertThat(reader).isEqualTo(403);
        assertThat(nobody).isEqualTo(401);
    }

    @Test
    void givesALetterBackToItsConsumerAloneAndOnce() {
        String id = parked(1).get(0);
        await().atMost(SOON).until(() -> second.met(run).size() == 1);
        first.mend(run);

        JsonPath counted = Letters.replay(Map.of("ids", List.of(id), "dryRun", true));
        JsonPath replayed = Letters.replay(Map.of("ids", List.of(id)));
        JsonPath again = Letters.replay(Map.of("ids", List.of(id)));

        assertThat(counted.getInt("matched")).isEqualTo(1);
        assertThat(counted.getInt("applied")).isZero();
        assertThat(replayed.getInt("applied")).isEqualTo(1);
        assertThat(again.getInt("matched")).isZero();
        assertThat(again.getInt("replayedBefore")).isEqualTo(1);
        assertThat(announced(1)).containsExactly("first " + body());
        assertThat(first.met(run)).hasSize(2);
        assertThat(second.met(run)).hasSize(1);
        assertThat(Letters.letter(id)).containsKey("replayedAt");
    }

    @Test
    void givesItBackAsItWasReadFirst() {
        String id = parked(1).get(0);
        first.mend(run);

        Letters.replay(Map.of("ids", List.of(id)));

        InboundRecord once = first.met(run).get(0);
        InboundRecord again = first.met(run).get(1);
        assertThat(again.topic()).isEqualTo(RAW);
        assertThat(again.offset()).isEqualTo(once.offset());
        assertThat(again.partition()).isEqualTo(once.partition());
        assertThat(again.value()).isEqualTo(once.value());
        assertThat(again.headers())
                .containsEntry(EventHeaders.ID, run + "-0")
                .containsEntry(EventHeaders.DEAD_LETTER_REPLAYS, "1")
                .doesNotContainKey(EventHeaders.DEAD_LETTER_REASON);
    }

    @Test
    void whatFailsAgainIsParkedAgainWithItsCountAndNotTriedTwiceInOneReplay() {
        String id = parked(1).get(0);

        JsonPath replayed = Letters.replay(Map.of("topic", RAW, "reason", "not_ours"));

        assertThat(replayed.getInt("parkedAgain")).isPositive();
        assertThat(first.met(run)).hasSize(2);
        assertThat(Letters.letter(id)).containsKey("replayedAt");
        await().atMost(SOON).until(() -> Letters.idsOf(run).size() == 2);
        assertThat(Letters.all(200))
                .filteredOn(letter -> run.equals(letter.get("key")) && !id.equals(letter.get("id")))
                .singleElement()
                .satisfies(letter -> assertThat(letter).containsEntry("replays", 1));
    }

    @Test
    void whatHadItsEffectMeanwhileHasNoneAgain() {
        String id = parked(1).get(0);
        first.mend(run);
        write(1);
        assertThat(announced(1)).hasSize(1);

        JsonPath replayed = Letters.replay(Map.of("ids", List.of(id)));

        assertThat(replayed.getInt("known")).isEqualTo(1);
        assertThat(announced(1)).hasSize(1);
    }

    @Test
    void aLetterOlderThanTheMemoryOfEffectsIsShownAndNotGivenBack() {
        Instant parkedAt = Instant.now().minus(Duration.ofDays(50));
        String id = lying(parkedAt);
        first.mend(run);

        JsonPath replayed = Letters.replay(Map.of("ids", List.of(id)));

        assertThat(Letters.letter(id)).containsEntry("expired", true);
        assertThat(replayed.getInt("missing")).isEqualTo(1);
        assertThat(first.met(run)).isEmpty();
    }

    @Test
    void aCrashBetweenEffectAndMarkMakesNoSecondEffect() throws SQLException {
        String id = parked(1).get(0);
        first.mend(run);
        Letters.replay(Map.of("ids", List.of(id)));
        forget(id);

        JsonPath replayed = Letters.replay(Map.of("ids", List.of(id)));

        assertThat(replayed.getInt("matched")).isEqualTo(1);
        assertThat(replayed.getInt("known")).isEqualTo(1);
        assertThat(announced(1)).hasSize(1);
    }

    @Test
    void aRepeatedRequestIsAnsweredAlike() {
        String id = parked(1).get(0);
        first.mend(run);

        List<String> answers = Stream.generate(() -> Letters.manager()
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", run)
                        .body(Map.of("ids", List.of(id)))
                        .post("/api/v1/dead-letters/replay")
                        .asString())
                .limit(2)
                .toList();

        assertThat(answers.get(0)).contains("\"applied\":1").isEqualTo(answers.get(1));
    }

    @Test
    void pagesGoOnWhereTheyStopped() {
        List<String> ids = parked(5);

        List<String> seen = Letters.all(2).stream()
                .map(letter -> String.valueOf(letter.get("id")))
                .toList();

        assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
    }

    @Test
    void theCommandCountsThenGivesBack() {
        parked(3);
        first.mend(run);

        Letters.Said counted = Letters.command("--dry-run", "--topic", RAW, "--reason", "not_ours");
        Letters.Said replayed = Letters.command("--topic", RAW, "--reason", "not_ours");

        assertThat(counted.status()).isZero();
        assertThat(counted.out())
                .startsWith(RAW + " matched=")
                .contains("applied=0")
                .contains("dry_run=true");
        assertThat(replayed.out()).startsWith(RAW + " matched=").doesNotContain("dry_run");
        assertThat(announced(3)).hasSize(3);
    }

    @Test
    void theCommandSaysWhatIsWrong() {
        Letters.Said mistyped = Letters.command("--topics", RAW);
        Letters.Said foreign = Letters.command("--topic", "telephony.raw.nobody.v1");
        Letters.Said missing = Letters.command("--id", RAW + ".dlq/0/999999");

        assertThat(mistyped.status()).isEqualTo(64);
        assertThat(mistyped.err()).contains("usage: replay-dead-letters");
        assertThat(foreign.status()).isEqualTo(64);
        assertThat(foreign.err()).contains("no topic that this service reads");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.out()).contains("ids not found: 1");
    }

    @Test
    void refusesAReplayThatCannotBeUnderstood() {
        List<String> wrong = Letters.manager()
                .contentType(ContentType.JSON)
                .body(Map.of("ids", List.of("nowhere"), "dryrun", true, "since", 5))
                .post("/api/v1/dead-letters/replay")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getList("errors.field");

        assertThat(wrong).containsExactlyInAnyOrder("ids", "dryrun", "since");
    }

    @Test
    void leavesNoConsumerGroupBehind() throws Exception {
        Letters.replay(Map.of("dryRun", true));

        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", LocalServers.kafka().bootstrapServers()))) {
            assertThat(admin.listGroups().all().get())
                    .extracting(GroupListing::groupId)
                    .isSubsetOf("first", "second");
        }
    }

    /** Ids of fresh letters of this test, in any order. */
    private List<String> parked(int count) {
        write(count);
        await().atMost(SOON).until(() -> Letters.idsOf(run).size() == count);
        return Letters.idsOf(run);
    }

    /** The id of a letter as it was parked at a time. */
    private String lying(Instant parkedAt) {
        Map<String, String> headers = Map.of(
                EventHeaders.DEAD_LETTER_CONSUMER, "first",
                EventHeaders.DEAD_LETTER_REASON, "long_ago",
                EventHeaders.DEAD_LETTER_CAUSE, "begins with a brace",
                EventHeaders.DEAD_LETTER_TOPIC, RAW,
                EventHeaders.DEAD_LETTER_PARTITION, "0",
                EventHeaders.DEAD_LETTER_OFFSET, "0",
                EventHeaders.DEAD_LETTER_AT, parkedAt.toString());
        try (TopicWriter writer = LocalServers.kafka().writer()) {
            RecordMetadata place = writer.write(RAW + ".dlq", run, headers, body().getBytes(StandardCharsets.UTF_8));
            return place.topic() + "/" + place.partition() + "/" + place.offset();
        }
    }

    private static void forget(String id) throws SQLException {
        try (Connection connection = LocalServers.postgres().connect();
                PreparedStatement delete =
                        connection.prepareStatement("delete from letters.inbox where event_id like ?")) {
            delete.setString(1, "dead-letter:" + id + "@%");
            assertThat(delete.executeUpdate()).isEqualTo(1);
        }
    }

    private void write(int count) {
        try (TopicWriter writer = LocalServers.kafka().writer()) {
            IntStream.range(0, count)
                    .forEach(i -> writer.write(
                            RAW, run, Map.of(EventHeaders.ID, run + "-" + i), body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String body() {
        return "{" + run + " from +" + CANARY;
    }

    /** What the first consumer said of this test's records, once it is so much. */
    private List<String> announced(int count) {
        return mine(LocalServers.kafka()
                .reader()
                .await(Topology.SMS.name(), SOON, records -> mine(records).size() >= count));
    }

    private List<String> mine(List<TopicRecord> records) {
        return records.stream()
                .map(TopicRecord::text)
                .filter(text -> text.startsWith("first {" + run))
                .toList();
    }
}
