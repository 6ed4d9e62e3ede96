package io.ringpost.e2e.cluster;

import static org.awaitility.Awaitility.await;

import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.local.kafka.ClusterBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every broker is killed, and started again after a while: {@code -Dringpost.outage=PT30M} makes it half an hour, which
 * a build has no time for.
 */
@ExtendWith(IngressCluster.Shared.class)
class KafkaOutageIT {
    private static final int PER_SECOND = 200;
    private static final Duration OUTAGE = Duration.parse(System.getProperty("ringpost.outage", "PT4S"));

    @Test
    void nobodyIsRefusedAndNothingIsLost(IngressCluster cluster) {
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first())) {
            traffic.awaitPromised(PER_SECOND);

            cluster.kafka().brokers().forEach(ClusterBroker::kill);
            await("outage").pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
            traffic.awaitPromised(PER_SECOND);
            cluster.kafka().heal();
            traffic.awaitPromised(PER_SECOND);
        }

        ledger.assertAllAccepted()
                .settle(cluster.kafka().behindTheWires())
                .assertTruthful()
                .assertSpooled();
    }
}
