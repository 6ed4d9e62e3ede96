package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import io.ringpost.local.FreePort;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A broker with its own controller in this JVM; what it keeps survives its end and the JVM's. */
public final class LocalKafka implements AutoCloseable {
    private final Path directory;
    private final int port;
    private @Nullable KafkaRaftServer server;

    private LocalKafka(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts a broker on what the directory holds.
     *
     * @param directory its log directory; formatted if it is new
     * @param port where it listens; 0 takes a free one
     */
    public static LocalKafka start(Path directory, int port) {
        LocalKafka kafka = new LocalKafka(directory.toAbsolutePath(), port == 0 ? FreePort.take() : port);
        kafka.start();
        return kafka;
    }

    /** Starts it again after {@link #stop()}, on the same port and directory. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        BrokerSettings settings = new BrokerSettings(directory, port, FreePort.take());
        settings.formatIfNew();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
    }

    /** Ends the broker; its clients see an outage until {@link #start()}. */
    public synchronized void stop() {
        KafkaRaftServer stopping = server;
        if (stopping != null) {
            server = null;
            stopping.shutdown();
            stopping.awaitShutdown();
        }
    }

    /** Creates the topics that are not there yet, with the partitions they declare. */
    public void createTopics(List<Topic> topics) {
        createTopics(topics, "", Integer.MAX_VALUE);
    }

    /**
     * Creates the topics that are not there yet.
     *
     * @param prefix put before each name
     * @param maxPartitions fewer than declared, where a test needs no more
     */
    public void createTopics(List<Topic> topics, String prefix, int maxPartitions) {
        new TopicCreation(bootstrapServers(), prefix, maxPartitions, (short) 1).create(topics);
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop();
    }
}
