package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One node that is broker and controller.
 *
 * @param directory of its logs
 * @param port for clients
 * @param controllerPort for itself; may change between starts, the voter's address is not stored
 */
record BrokerSettings(Path directory, int port, int controllerPort) {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@localhost:" + controllerPort,
                "listeners",
                "PLAINTEXT://localhost:" + port + "," + CONTROLLER + "://localhost:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://localhost:" + port,
                "controller.listener.names",
                CONTROLLER,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                directory.toString(),
                "auto.create.topics.enable",
                "false"));
        all.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "message.max.bytes", Integer.toString(Topic.MAX_MESSAGE_BYTES),
                // After a hard kill the controller waits for the old session to end: 4 s instead of 12.
                "broker.session.timeout.ms", "1500",
                "broker.heartbeat.interval.ms", "300"));
        return all;
    }

    void formatIfNew() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter();
        formatter.setClusterId(Uuid.randomUuid().toString());
        formatter.setNodeId(NODE);
        formatter.addDirectory(directory.toString());
        formatter.setControllerListenerName(CONTROLLER);
        formatter.setMetadataLogDirectory(directory.toString());
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Files.createDirectories(directory);
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format the broker's directory " + directory, e);
        }
    }
}
