package io.ringpost.local.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker in a JVM of its own, which a test can kill or halt. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /**
     * Runs it until it is told to end.
     *
     * @param arguments the file of its properties
     * @throws IOException if that cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            properties.load(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        server.awaitShutdown();
    }
}
