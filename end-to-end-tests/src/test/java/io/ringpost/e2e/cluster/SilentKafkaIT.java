package io.ringpost.e2e.cluster;

import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network between ingress and Kafka swallows everything and ends no connection; later it brings some of it. */
@ExtendWith(IngressCluster.Shared.class)
class SilentKafkaIT {
    private static final int PER_SECOND = 100;
    private static final int ENOUGH = 4 * PER_SECOND;

    @Test
    void nobodyWaitsForIt(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first())) {
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().brokers().forEach(broker -> broker.wire().silence());
            traffic.awaitPromised(ENOUGH);
            cluster.kafka().brokers().forEach(broker -> broker.wire().open());
            traffic.awaitPromised(PER_SECOND);
        }

        ledger.assertAllAccepted()
                .settle(cluster.kafka().behindTheWires())
                .assertTruthful()
                .assertSpooled();
    }
}
