package io.ringpost.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.contract.Topology;
import io.ringpost.contract.alert.Alert;
import io.ringpost.contract.alert.AlertCodec;
import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.e2e.stack.Replica;
import io.ringpost.e2e.stack.SmallDisk;
import io.ringpost.local.kafka.TopicReader;
import io.ringpost.local.kafka.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka is away, and the file system of the spool is full to its last byte, by what others wrote to it. */
@ExtendWith(IngressCluster.Shared.class)
class SmallDiskIT {
    private static final int PER_SECOND = 100;
    private static final int LARGER_BY = 32 << 10;
    private static final long DISK = 64L << 20;
    private static final int SOME = PER_SECOND / 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void takesAgainWhenThereIsRoomAndTellsThatThereWasNone(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        Instant begin = Instant.now();
        try (SmallDisk disk = SmallDisk.of(DISK);
                Replica ingress = cluster.replicaOn(disk)) {
            try (Traffic traffic = Traffic.large(ledger, PER_SECOND, LARGER_BY, ingress)) {
                fullWhileKafkaIsAway(cluster, disk, traffic, ledger);
                assertThat(ingress.api().ask("/health").statusCode())
                        .as("health")
                        .isEqualTo(503);
                assertThat(spool(ingress, "open")).isZero();

                disk.free();
                traffic.awaitPromised(SOME);
                assertThat(ingress.api().ask("/health").statusCode())
                        .as("health")
                        .isEqualTo(200);
                cluster.kafka().brokers().forEach(broker -> broker.wire().open());
                traffic.awaitPromised(PER_SECOND);
            }

            awaitAlert(cluster, begin);
            assertThat(ledger.unanswered()).as("not answered, %s", ledger).isZero();
            ledger.settle(cluster.kafka().behindTheWires()).assertTruthful().assertSpooled();
            assertWhole(ingress);
        }
    }

    @Test
    void whoIsKilledThereStartsThereAndDrainsWhatItPromised(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        try (SmallDisk disk = SmallDisk.of(DISK);
                Replica ingress = cluster.replicaOn(disk)) {
            try (Traffic traffic = Traffic.large(ledger, PER_SECOND, LARGER_BY, ingress)) {
                fullWhileKafkaIsAway(cluster, disk, traffic, ledger);

                ingress.kill();
                ingress.start();
                long before = ledger.refused();
                await("refusals of the started one").atMost(PATIENCE).until(() -> ledger.refused() > before + SOME);
                cluster.kafka().brokers().forEach(broker -> broker.wire().open());
                traffic.awaitPromised(PER_SECOND);
            }

            ledger.settle(cluster.kafka().behindTheWires()).assertTruthful().assertSpooled();
            assertWhole(ingress);
        }
    }

    private static void fullWhileKafkaIsAway(IngressCluster cluster, SmallDisk disk, Traffic traffic, Ledger ledger) {
        traffic.awaitPromised(SOME);
        cluster.kafka().brokers().forEach(broker -> broker.wire().cut());
        traffic.awaitPromised(SOME);
        disk.fill();
        await("refusals").atMost(PATIENCE).until(() -> ledger.refused() > SOME);
    }

    /** Another test may have raised such a one before. */
    private static void awaitAlert(IngressCluster cluster, Instant begin) {
        TopicReader reader = new TopicReader(cluster.kafka().behindTheWires());
        TopicRecord found = reader.awaitFirst(
                Topology.ALERTS.name(),
                PATIENCE,
                record -> alert(record).rule().equals("spool-takes-nothing")
                        && alert(record).at().isAfter(begin));
        assertThat(alert(found).message()).contains("RINGPOST_SPOOL_DIR", "full");
    }

    private static Alert alert(TopicRecord found) {
        return AlertCodec.decode(Objects.requireNonNull(found.value()));
    }

    /** Everything is drained, and nothing was found that could not be. */
    private static void assertWhole(Replica ingress) {
        await("drained").atMost(PATIENCE).until(() -> spool(ingress, "depth") == 0);
        assertThat(spool(ingress, "quarantined_total")).as("put aside").isZero();
    }

    private static double spool(Replica ingress, String name) {
        String line = "ringpost_ingress_spool_" + name + " ";
        return ingress.api()
                .ask("/q/metrics")
                .body()
                .lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length())))
                .findFirst()
                .orElseThrow();
    }
}
