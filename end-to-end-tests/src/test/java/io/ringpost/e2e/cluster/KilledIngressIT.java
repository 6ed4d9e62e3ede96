package io.ringpost.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.e2e.stack.Replica;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ingress dies under load at a point that nobody chose, soon after Kafka went away: what it has promised is in Kafka
 * or on its disk, and what it has not promised may be anywhere.
 */
@ExtendWith(IngressCluster.Shared.class)
class KilledIngressIT {
    private static final int PER_SECOND = 100;
    private static final int MOST = 400;

    @Test
    void whatItPromisedIsKept(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        Random random = new Random(ledger.seed());
        Replica ingress = cluster.first();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, ingress)) {
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().brokers().forEach(broker -> broker.wire().cut());
            traffic.awaitPromised(1 + random.nextInt(MOST));
            ingress.kill();
            ingress.start();
            ingress.awaitReady();
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().brokers().forEach(broker -> broker.wire().open());
            traffic.awaitPromised(PER_SECOND);
        }

        assertThat(ledger.unanswered()).as("connections that broke").isPositive();
        ledger.settle(cluster.kafka().behindTheWires()).assertTruthful().assertSpooled();
    }
}
