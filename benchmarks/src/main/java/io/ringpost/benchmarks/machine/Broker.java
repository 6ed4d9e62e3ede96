package io.ringpost.benchmarks.machine;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topology;
import io.ringpost.local.kafka.LocalKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The broker's process: arguments are its directory and port. */
public final class Broker {
    private Broker() {}

    /** The topics that the ingress expects. */
    public static List<Topic> topics() {
        return Topology.withDeadLetters();
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalKafka kafka = LocalKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        kafka.createTopics(topics());
        new CountDownLatch(1).await();
    }
}
