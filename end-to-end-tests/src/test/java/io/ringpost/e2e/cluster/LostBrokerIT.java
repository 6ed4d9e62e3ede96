package io.ringpost.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Topology;
import io.ringpost.e2e.ledger.Account;
import io.ringpost.e2e.ledger.Ledger;
import io.ringpost.e2e.ledger.Traffic;
import io.ringpost.e2e.stack.IngressCluster;
import io.ringpost.local.kafka.ClusterBroker;
import io.ringpost.local.kafka.KafkaCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of three brokers one or two are lost, or one lives on and does nothing. */
@ExtendWith(IngressCluster.Shared.class)
class LostBrokerIT {
    private static final int PER_SECOND = 100;
    private static final int ENOUGH = 3 * PER_SECOND;

    @Test
    void aLeaderIsKilled(IngressCluster cluster) {
        KafkaCluster kafka = cluster.kafka();
        ClusterBroker leader = kafka.broker(kafka.replicas().leader(Topology.RAW_TWILIO.name(), 0));
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first())) {
            traffic.awaitPromised(PER_SECOND);
            leader.kill();
            traffic.awaitPromised(ENOUGH);
        }

        assertNobodyNoticed(cluster, ledger);
    }

    @Test
    void oneDoesNothing(IngressCluster cluster) {
        KafkaCluster kafka = cluster.kafka();
        int leader = kafka.replicas().leader(Topology.RAW_TWILIO.name(), 0);
        ClusterBroker follower = kafka.broker(leader % kafka.brokers().size() + 1);
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first())) {
            traffic.awaitPromised(PER_SECOND);
            follower.halt();
            traffic.awaitPromised(ENOUGH);
            follower.resume();
            traffic.awaitPromised(PER_SECOND);
        }

        assertNobodyNoticed(cluster, ledger);
    }

    @Test
    void whatOnlyOneBrokerHasIsNotCalledReplicated(IngressCluster cluster) {
        KafkaCluster kafka = cluster.kafka();
        long below;
        long healing;
        Ledger ledger = Ledger.seeded();
        try (Traffic traffic = Traffic.start(ledger, PER_SECOND, cluster.first())) {
            traffic.awaitPromised(PER_SECOND);
            kafka.broker(2).halt();
            kafka.broker(3).halt();
            kafka.replicas().awaitInSync(1);
            below = System.nanoTime();
            traffic.awaitPromised(2 * PER_SECOND);
            healing = System.nanoTime();
            kafka.heal();
            traffic.awaitPromised(PER_SECOND);
        }

        Account account = assertNobodyNoticed(cluster, ledger);
        assertThat(account.promisedBetween(below, healing))
                .as("promised while one replica was in sync, %s", account)
                .isNotEmpty()
                .allSatisfy(copies -> assertThat(copies).anyMatch(Account::isSpooled));
    }

    private static Account assertNobodyNoticed(IngressCluster cluster, Ledger ledger) {
        cluster.kafka().heal();
        return ledger.assertAllAccepted()
                .settle(cluster.kafka().behindTheWires())
                .assertTruthful();
    }
}
