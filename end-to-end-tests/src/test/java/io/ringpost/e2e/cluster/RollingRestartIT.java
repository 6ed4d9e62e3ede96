package io.ringpost.e2e.cluster;

import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.e2e.stack.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas are taken off the balancer, told to end, and started again. */
@ExtendWith(IngressCluster.Shared.class)
class RollingRestartIT {
    private static final int PER_SECOND = 100;
    private static final int WAITING = 10;

    @Test
    void nobodyNotices(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first(), cluster.second())) {
            traffic.awaitPromised(PER_SECOND);
            restart(cluster.first(), cluster.second(), traffic);
            restart(cluster.second(), cluster.first(), traffic);
            traffic.balanceOver(cluster.first(), cluster.second());
            traffic.awaitPromised(PER_SECOND);
        }

        ledger.assertAllAccepted().settle(cluster.kafka().behindTheWires()).assertTruthful();
    }

    @Test
    void whatIsUnderWayIsFinished(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        long told;
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first(), cluster.second())) {
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().brokers().forEach(broker -> broker.wire().cut());
            traffic.takeAway(cluster.first(), WAITING);
            told = System.nanoTime();
            cluster.first().stop();
            cluster.first().start();
            cluster.first().awaitReady();
            cluster.kafka().brokers().forEach(broker -> broker.wire().open());
            traffic.awaitPromised(PER_SECOND);
        }

        ledger.assertAllAccepted()
                .settle(cluster.kafka().behindTheWires())
                .assertTruthful()
                .assertFinished(cluster.first(), told);
    }

    private static void restart(Replica old, Replica other, Traffic traffic) {
        traffic.balanceOver(other);
        old.stop();
        old.start();
        old.awaitReady();
    }
}
