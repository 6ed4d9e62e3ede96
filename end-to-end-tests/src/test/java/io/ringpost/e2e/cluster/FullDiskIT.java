package io.ringpost.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.e2e.stack.Replica;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka is away, and the disk takes nothing more; then the disk does again, and later Kafka. */
@ExtendWith(IngressCluster.Shared.class)
class FullDiskIT {
    private static final int PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whoCannotBeKeptIsToldSoUntilTheDiskTakesSomeAgain(IngressCluster cluster) {
        Replica ingress = cluster.first();
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, ingress)) {
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().brokers().forEach(broker -> broker.wire().cut());
            traffic.awaitPromised(PER_SECOND);

            ingress.takeDiskAway();
            await("refusals").atMost(PATIENCE).until(() -> ledger.refused() > PER_SECOND / 2);
            assertThat(ingress.api().ask("/health").statusCode()).as("health").isEqualTo(503);
            assertThat(ingress.api().ask("/q/metrics").body()).contains("\nringpost_ingress_spool_open 0.0");
            ingress.giveDiskBack();
            traffic.awaitPromised(2 * PER_SECOND);
            assertThat(ingress.api().ask("/health").statusCode()).as("health").isEqualTo(200);
            cluster.kafka().brokers().forEach(broker -> broker.wire().open());
            traffic.awaitPromised(PER_SECOND);
        }

        assertThat(ledger.unanswered()).as("not answered, %s", ledger).isZero();
        ledger.settle(cluster.kafka().behindTheWires()).assertTruthful().assertSpooled();
    }
}
