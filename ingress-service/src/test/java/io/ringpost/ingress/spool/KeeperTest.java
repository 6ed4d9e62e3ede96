package io.ringpost.ingress.spool;

import static io.ringpost.ingress.spool.Records.RETELL;
import static io.ringpost.ingress.spool.Records.TWILIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who goes to Kafka, and who to the spool. */
class KeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Publishers kafka = Publishers.warm(Map.of());
    private final StubbornDisk disk = new StubbornDisk();
    private Spool spool = Spools.off();
    private Keeper keeper = new Keeper(kafka.publisher(), kafka.state(), spool);

    @BeforeEach
    void open(@TempDir Path directory) {
        spool = Spools.in(directory, kafka, Map.of(), disk);
        keeper = new Keeper(kafka.publisher(), kafka.state(), spool);
    }

    @AfterEach
    void close() {
        for (int i = 0; i < 10; i++) {
            disk.pass();
        }
        spool.close();
    }

    @Test
    void goesStraightWhileKafkaAcknowledges() {
        CompletableFuture<PublishOutcome> outcome = keeper.keep(Records.of("k", "a"));

        kafka.kafka().completeNext();

        assertThat(outcome).isCompletedWithValue(PublishOutcome.KEPT);
        assertThat(spool.depth()).isZero();
    }

    @Test
    void spoolsWhatKafkaDoesNotAcknowledgeUnderTheSameId() {
        CompletableFuture<PublishOutcome> outcome = keeper.keep(Records.of("k", "a"));
        kafka.kafka().errorNext(new TimeoutException("2 s"));

        assertThat(outcome).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        kafka.returns();
        await().atMost(PATIENCE).until(() -> kafka.kafka().history().size() == 2);

        assertThat(kafka.kafka().history())
                .extracting(record -> Records.header(record, "ce_id"))
                .containsOnly("id-a");
        assertThat(Records.header(kafka.kafka().history().get(1), "spooled")).isEqualTo("true");
    }

    @Test
    void answersOnlyWhatIsOnTheDisk() {
        kafka.away();
        disk.slow();
        int before = disk.forced();

        CompletableFuture<PublishOutcome> outcome = keeper.keep(Records.of("k", "a"));
        await().atMost(PATIENCE).until(() -> disk.forced() == before + 1);
        assertThat(outcome).isNotDone();
        disk.pass();

        assertThat(outcome).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
    }

    @Test
    void syncsOnceForAllThatWait() {
        kafka.away();
        disk.slow();
        int before = disk.forced();
        CompletableFuture<PublishOutcome> first = keeper.keep(Records.of("k", "first"));
        await().atMost(PATIENCE).until(() -> disk.forced() == before + 1);

        List<CompletableFuture<PublishOutcome>> others = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> keeper.keep(Records.of("k" + i, "r" + i)))
                .toList();
        disk.pass();
        disk.pass();

        assertThat(first).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        assertThat(others).allSatisfy(outcome -> assertThat(outcome).succeedsWithin(PATIENCE));
        assertThat(disk.forced()).isEqualTo(before + 2);
    }

    @Test
    void sendsNothingPastSpooledRecordsOfItsKey() {
        kafka.away();
        assertThat(keeper.keep(Records.of("k", "a"))).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        kafka.returns();
        await().atMost(PATIENCE).until(() -> kafka.kafka().history().size() == 1);

        assertThat(keeper.keep(Records.of("k", "b"))).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        assertThat(keeper.keep(Records.of("other", "c"))).isNotDone();

        assertThat(Records.names(kafka.kafka().history())).containsExactly("a", "c");
        kafka.kafka().completeNext();
        await().atMost(PATIENCE).until(() -> kafka.kafka().history().size() == 3);
        assertThat(Records.names(kafka.kafka().history())).containsExactly("a", "c", "b");
    }

    @Test
    void makesNobodyWaitUntilASpooledRecordWasAcknowledged() {
        CompletableFuture<PublishOutcome> first = keeper.keep(Records.of("k", "a"));
        kafka.kafka().errorNext(new TimeoutException("2 s"));
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        kafka.returns();
        await().atMost(PATIENCE).until(() -> kafka.kafka().history().size() == 2);

        assertThat(keeper.keep(Records.of("other", "b")))
                .succeedsWithin(PATIENCE)
                .isEqualTo(PublishOutcome.SPOOLED);
        assertThat(keeper.keep(Records.of(RETELL, "k", "c"))).isNotDone();
        kafka.kafka().completeNext();
        await().atMost(PATIENCE).until(() -> kafka.state().proven(TWILIO));

        assertThat(keeper.keep(Records.of("third", "d"))).isNotDone();
    }

    @Test
    void refusesWhatKafkaCallsTooLarge() {
        CompletableFuture<PublishOutcome> outcome = keeper.keep(Records.of("k", "a"));
        kafka.kafka().errorNext(new RecordTooLargeException("too large"));

        assertThat(outcome).isCompletedWithValue(PublishOutcome.TOO_LARGE);
        assertThat(spool.depth()).isZero();
    }

    @Test
    void spoolsNothingThatKafkaCanNeverTake() {
        kafka.away();

        assertThat(keeper.keep(Records.of("k", "x".repeat(7 << 20)))).isCompletedWithValue(PublishOutcome.TOO_LARGE);
    }

    @Test
    void keepsAnArrayAsAWhole() {
        kafka.away();

        CompletableFuture<PublishOutcome> outcome = keeper.keepAll(List.of(Records.of("k", "a"), Records.of("l", "b")));

        assertThat(outcome).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.SPOOLED);
        assertThat(spool.depth()).isEqualTo(2);
    }
}
