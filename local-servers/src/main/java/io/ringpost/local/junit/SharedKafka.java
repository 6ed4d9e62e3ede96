package io.ringpost.local.junit;

import io.ringpost.local.kafka.TopicReader;
import io.ringpost.local.kafka.TopicWriter;

/** The test JVM's broker. */
public final class SharedKafka {
    private final SharedServersMXBean servers;

    SharedKafka(SharedServersMXBean servers) {
        this.servers = servers;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return servers.getKafkaBootstrapServers();
    }

    /** A reader of its topics. */
    public TopicReader reader() {
        return new TopicReader(bootstrapServers());
    }

    /** A writer to its topics; the caller closes it. */
    public TopicWriter writer() {
        return new TopicWriter(bootstrapServers());
    }

    /** Ends the broker: an outage, until {@link #start()}. */
    public void stop() {
        servers.stopKafka();
    }

    /** Starts it again on the same port with what it kept. */
    public void start() {
        servers.startKafka();
    }
}
