package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import io.ringpost.local.FreePort;
import io.ringpost.local.guard.Guard;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Three brokers as processes, and their controller in this JVM. Each record has three replicas, two of which must have
 * it. Clients reach the brokers over wires that can be cut.
 */
public final class KafkaCluster implements AutoCloseable {
    private static final int BROKERS = 3;

    private final KafkaRaftServer controller;
    private final List<ClusterBroker> brokers;

    private KafkaCluster(Path directory, Guard guard) {
        ClusterSettings settings = new ClusterSettings(
                directory.toAbsolutePath(), Uuid.randomUuid().toString(), FreePort.take());
        settings.home(ClusterSettings.CONTROLLER_NODE).formatIfNew();
        controller = new KafkaRaftServer(new KafkaConfig(settings.controller()), Time.SYSTEM);
        brokers = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(number -> new ClusterBroker(settings, number, guard))
                .toList();
    }

    /**
     * Starts a new cluster in an empty directory; its brokers take a while until they serve.
     *
     * @param guard ends them if nobody else does
     */
    public static KafkaCluster start(Path directory, Guard guard) {
        KafkaCluster cluster = new KafkaCluster(directory, guard);
        cluster.brokers.forEach(ClusterBroker::start);
        cluster.controller.startup();
        return cluster;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return brokers.stream()
                .map(broker -> "localhost:" + broker.wire().port())
                .collect(Collectors.joining(","));
    }

    /** Where the brokers are reached whatever their wires do. */
    public String behindTheWires() {
        return brokers.stream().map(broker -> "localhost:" + broker.port()).collect(Collectors.joining(","));
    }

    /** The brokers. */
    public List<ClusterBroker> brokers() {
        return brokers;
    }

    /** One of them. */
    public ClusterBroker broker(int number) {
        return brokers.get(number - 1);
    }

    /** Waits for all brokers, and creates the topics on all of them. */
    public void createTopics(List<Topic> topics, int maxPartitions) {
        replicas().awaitBrokers(BROKERS);
        new TopicCreation(behindTheWires(), "", maxPartitions, (short) BROKERS).create(topics);
    }

    /** Who has which partition. */
    public Replicas replicas() {
        return new Replicas(behindTheWires());
    }

    /** Mends all that was broken; returns when every replica is in sync. */
    public void heal() {
        brokers.forEach(broker -> {
            broker.wire().open();
            broker.resume();
            broker.start();
        });
        replicas().awaitInSync(BROKERS);
    }

    @Override
    public void close() {
        brokers.forEach(ClusterBroker::close);
        controller.shutdown();
        controller.awaitShutdown();
    }
}
