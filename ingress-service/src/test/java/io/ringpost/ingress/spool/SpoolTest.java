package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringpost.contract.Topology;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.ingress.publish.Publishers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool in a real directory: what it takes, what it gives back, and what it says when it cannot. */
class SpoolTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EIGHT_MEBIBYTES = "33554432";

    @TempDir
    private Path directory = Path.of("");

    private final List<Spool> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Spool::close);
    }

    @Test
    void drainsAfterARestart() {
        Spool before = open(Publishers.acknowledging().away());
        List<String> names = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
        names.forEach(name -> assertThat(kept(before, "k", name)).isTrue());
        before.close();
        Publishers kafka = Publishers.acknowledging();

        Spool after = open(kafka);
        await().atMost(PATIENCE).until(() -> after.depth() == 0);

        assertThat(Records.names(kafka.kafka().history())).isEqualTo(names);
        assertThat(kafka.kafka().history()).allSatisfy(record -> assertThat(Records.header(record, "spooled"))
                .isEqualTo("true"));
    }

    @Test
    void whatTheDiskDoesNotGiveIsKeptAsideAndTheRestIsDrained() throws IOException {
        Spool before = open(Publishers.acknowledging().away());
        assertThat(kept(before, "k", "a")).isTrue();
        before.close();
        Files.createDirectory(directory.resolve("000000000999.seg")); // opens, and cannot be read
        Publishers kafka = Publishers.acknowledging();

        Spool after = open(kafka);
        await().atMost(PATIENCE).until(() -> after.depth() == 0);

        assertThat(Records.names(kafka.kafka().history())).containsExactly("a");
        assertThat(directory.resolve("000000000999.seg.quarantined")).exists();
    }

    @Test
    void countsWhatItFindsBeforeTheFirstRecordComes() {
        Spool before = open(Publishers.acknowledging().away());
        assertThat(kept(before, "k", "a")).isTrue();
        before.close();

        Spool after = open(Publishers.acknowledging().away());

        assertThat(after.depth()).isEqualTo(1);
        assertThat(after.holds(Records.of("k", "b"))).isTrue();
        assertThat(after.holds(Records.of("l", "b"))).isFalse();
    }

    @Test
    void drainsNothingTwiceThatWasDrainedBeforeAnOrderlyStop() {
        Publishers first = Publishers.acknowledging();
        Spool before = open(first.away());
        assertThat(kept(before, "k", "a")).isTrue();
        first.returns();
        await().atMost(PATIENCE).until(() -> before.depth() == 0);
        first.away();
        assertThat(kept(before, "k", "b")).isTrue();
        before.close();
        Publishers second = Publishers.acknowledging();

        Spool after = open(second);
        await().atMost(PATIENCE).until(() -> after.depth() == 0);

        assertThat(Records.names(second.kafka().history())).containsExactly("b");
    }

    @Test
    void drainsATopicThoughAnotherOneIsAway() {
        Publishers kafka = Publishers.acknowledging();
        Spool spool = open(kafka.doubts(Records.TWILIO));
        assertThat(kept(spool, "k", "a")).isTrue();

        assertThat(spool.keep(List.of(Records.of(Records.RETELL, "k", "b")), System.nanoTime()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(true);

        await().atMost(PATIENCE).until(() -> spool.depth() == 1);
        assertThat(Records.names(kafka.kafka().history())).containsExactly("b");
    }

    @Test
    void givesTheDiskBack() {
        Publishers kafka = Publishers.acknowledging();
        Spool spool = open(kafka.away());
        String large = "x".repeat(3 << 20);
        for (int i = 0; i < 6; i++) {
            assertThat(kept(spool, "k" + i, i + large)).isTrue();
        }
        assertThat(segments()).isGreaterThanOrEqualTo(3);

        kafka.returns();

        await().atMost(PATIENCE).until(() -> spool.depth() == 0 && segments() == 1);
        assertThat(kafka.kafka().history()).hasSize(6);
    }

    @Test
    void saysAtOnceThatTheDiskIsFullAndRecovers() {
        StubbornDisk disk = new StubbornDisk();
        disk.full(true);
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of(), disk);
        opened.add(spool);

        assertThat(spool.takes()).isFalse();
        assertThat(kept(spool, "k", "a")).isFalse();
        assertThat(spool.depth()).isZero();
        disk.full(false);

        await().atMost(PATIENCE).until(spool::takes);
        assertThat(kept(spool, "k", "b")).isTrue();
    }

    @Test
    void tellsOperatorsOnceThatTheDiskIsFullWhileKafkaIsThere() {
        StubbornDisk disk = new StubbornDisk();
        disk.full(true);
        Publishers kafka = Publishers.acknowledging();

        opened.add(Spools.in(directory, kafka, Map.of(), disk));

        assertThat(kafka.kafka().history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topology.ALERTS.name());
            assertThat(AlertCodec.decode(record.value()).rule()).isEqualTo("spool-takes-nothing");
        });
    }

    @Test
    void refusesWhatTheDiskDidNotTakeAndRecovers() {
        StubbornDisk disk = new StubbornDisk();
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of(), disk);
        opened.add(spool);
        assertThat(kept(spool, "k", "a")).isTrue();

        disk.broken(true);
        assertThat(kept(spool, "k", "b")).isFalse();
        assertThat(spool.depth()).isEqualTo(1);
        disk.broken(false);
        await().atMost(PATIENCE).until(spool::takes);
        assertThat(kept(spool, "k", "c")).isTrue();

        kafka.returns();
        await().atMost(PATIENCE).until(() -> spool.depth() == 0);
        assertThat(Records.names(kafka.kafka().history())).containsExactly("a", "c");
    }

    @Test
    void takesNoMoreOfTheDiskThanItMayAndGoesOnWhenThereIsRoom() {
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of("ringpost.spool.max-bytes", EIGHT_MEBIBYTES), Disk.REAL);
        opened.add(spool);
        String large = "x".repeat(5 << 20);
        int taken = 0;
        while (kept(spool, "k" + taken, taken + large)) {
            taken++;
        }

        assertThat(taken).isEqualTo(4);
        assertThat(segments()).isEqualTo(4);
        assertThat(spool.takes()).isFalse();
        kafka.returns();
        await().atMost(PATIENCE).until(() -> spool.depth() == 0 && spool.takes());
        assertThat(kafka.kafka().history())
                .filteredOn(record -> !record.topic().equals(Topology.ALERTS.name()))
                .hasSize(4);
    }

    @Test
    void takesNoMoreOfATopicWhoseOldestIsTooOld() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of("ringpost.spool.max-age", "1h"), Disk.REAL, clock(now));
        opened.add(spool);
        assertThat(kept(spool, "k", "a")).isTrue();

        now[0] = now[0].plus(Duration.ofMinutes(61));
        assertThat(spool.oldestAgeSeconds()).isEqualTo(3660);
        assertThat(kept(spool, "k", "b")).isFalse();
        assertThat(spool.keep(List.of(Records.of(Records.RETELL, "k", "c")), System.nanoTime()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(true);

        kafka.returns();
        await().atMost(PATIENCE).until(() -> spool.depth() == 0);
        assertThat(kafka.kafka().history())
                .filteredOn(record -> !record.topic().equals(Topology.ALERTS.name()))
                .extracting(Records::name)
                .containsExactlyInAnyOrder("a", "c");
        assertThat(kept(spool, "k", "d")).isTrue();
    }

    /** By itself: nobody opens it again, and the process before may have told that it is closed. */
    @Test
    void tellsThatItIsWellWhenItHasBeenSoForAWhile() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        Publishers kafka = Publishers.acknowledging();
        opened.add(Spools.in(directory, kafka, Map.of(), Disk.REAL, clock(now)));
        assertThat(kafka.kafka().history()).isEmpty();

        now[0] = now[0].plus(Duration.ofMinutes(10));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.kafka().history())
                .extracting(record -> AlertCodec.decode(record.value()).rule())
                .containsExactlyInAnyOrder("spool-takes-nothing", "spool-closed"));
    }

    @Test
    void lendsItsDirectoryToNobody() {
        var unused = open(Publishers.acknowledging());

        assertThatThrownBy(() -> open(Publishers.acknowledging()))
                .isInstanceOf(SpoolInUse.class)
                .hasMessageContaining("RINGPOST_SPOOL_DIR")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void keepsAsideWhatKafkaWillNeverTake() throws IOException {
        Publishers kafka = Publishers.warm(Map.of()).away();
        Spool spool = open(kafka);
        assertThat(kept(spool, "k", "a")).isTrue();
        kafka.returns();
        await().atMost(PATIENCE).until(() -> kafka.kafka().errorNext(new RecordTooLargeException("too large")));

        await().atMost(PATIENCE).until(() -> spool.depth() == 0);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("record-") && name.endsWith(".quarantined")))
                    .hasSize(1);
        }
    }

    @Test
    void refusesWhatDoesNotFitBesideWhatWaits() {
        StubbornDisk disk = new StubbornDisk();
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of("ringpost.spool.max-waiting-bytes", "1000"), disk);
        opened.add(spool);
        disk.slow();

        CompletableFuture<Boolean> first = spool.keep(List.of(Records.of("k", "x".repeat(700))), System.nanoTime());
        assertThat(spool.keep(List.of(Records.of("k", "y".repeat(700))), System.nanoTime()))
                .isCompletedWithValue(false);
        disk.pass();

        assertThat(first).succeedsWithin(PATIENCE).isEqualTo(true);
    }

    @Test
    void answersInTimeThoughTheDiskDoesNot() {
        StubbornDisk disk = new StubbornDisk();
        Publishers kafka = Publishers.acknowledging().away();
        Spool spool = Spools.in(directory, kafka, Map.of("ringpost.spool.deadline", "20ms"), disk);
        opened.add(spool);
        disk.slow();

        assertThat(spool.keep(List.of(Records.of("k", "a")), System.nanoTime()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(false);
        disk.pass();

        await().atMost(PATIENCE).until(() -> spool.depth() == 1);
    }

    private Spool open(Publishers kafka) {
        Spool spool = Spools.in(directory, kafka);
        opened.add(spool);
        return spool;
    }

    private static boolean kept(Spool spool, String key, String name) {
        return spool.keep(List.of(Records.of(key, name)), System.nanoTime())
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    private int segments() {
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.filter(file -> file.toString().endsWith(".seg")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Clock clock(Instant[] now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
    }
}
