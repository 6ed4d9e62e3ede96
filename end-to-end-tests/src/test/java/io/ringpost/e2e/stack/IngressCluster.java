package io.ringpost.e2e.stack;

import io.ringpost.contract.Service;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.local.guard.Guard;
import io.ringpost.local.kafka.KafkaCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Three brokers and two replicas of the ingress, each a process that can be killed; nothing else is needed of it. */
public final class IngressCluster implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final List<Topic> TOPICS = Topology.topics().stream()
            .filter(topic -> topic.producers().contains(Service.INGRESS)
                    || topic.consumers().contains(Service.INGRESS))
            .toList();

    private final Guard guard = Guard.start(Duration.ofSeconds(1));
    private final KafkaCluster kafka;
    private final Replica first;
    private final Replica second;

    private IngressCluster(Path directory) {
        kafka = KafkaCluster.start(directory.resolve("kafka"), guard);
        first = new Replica("ingress-0", directory.resolve("ingress-0"), kafka.bootstrapServers(), guard);
        second = new Replica("ingress-1", directory.resolve("ingress-1"), kafka.bootstrapServers(), guard);
        kafka.createTopics(TOPICS, PARTITIONS);
        heal();
    }

    /** The brokers. */
    public KafkaCluster kafka() {
        return kafka;
    }

    /** The replica that most tests break. */
    public Replica first() {
        return first;
    }

    /** The other one. */
    public Replica second() {
        return second;
    }

    /** One more, which is its caller's to end and spools to this disk. */
    public Replica replicaOn(SmallDisk disk) {
        Replica replica = new Replica(
                "ingress-small-disk", disk.path().resolveSibling("ingress"), kafka.bootstrapServers(), guard, disk);
        replica.awaitReady();
        return replica;
    }

    /** Mends all that was broken. */
    public void heal() {
        first.start();
        second.start();
        first.giveDiskBack();
        kafka.heal();
        first.awaitReady();
        second.awaitReady();
    }

    @Override
    public void close() {
        first.close();
        second.close();
        kafka.close();
        guard.close();
    }

    /** Gives tests one cluster for all of them, ended with the last and whole when each begins. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == IngressCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            IngressCluster cluster = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(IngressCluster.class))
                    .computeIfAbsent(
                            IngressCluster.class,
                            key -> new IngressCluster(PerJvm.directory("cluster")),
                            IngressCluster.class);
            cluster.heal();
            return cluster;
        }
    }
}
