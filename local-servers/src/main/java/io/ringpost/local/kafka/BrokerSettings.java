package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * One node that is broker and controller.
 *
 * @param directory of its logs
 * @param port for clients
 * @param controllerPort for itself; may change between starts, the voter's address is not stored
 */
record BrokerSettings(Path directory, int port, int controllerPort) {
    private static final int NODE = 1;
    private static final String CONTROLLER = NodeDirectory.CONTROLLER;

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
        new NodeDirectory(directory, NODE, Uuid.randomUuid().toString()).formatIfNew();
    }
}
