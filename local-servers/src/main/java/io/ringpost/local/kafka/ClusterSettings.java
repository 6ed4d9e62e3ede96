package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the nodes of a cluster are started with: one controller that only decides, and brokers beside it, so that the
 * death of brokers leaves somebody who notices.
 *
 * @param directory holds each node's
 * @param clusterId of all of them
 * @param controllerPort where the controller listens
 */
record ClusterSettings(Path directory, String clusterId, int controllerPort) {
    static final int CONTROLLER_NODE = 100;
    private static final String CONTROLLER = NodeDirectory.CONTROLLER;
    private static final String AMONG_US = "AMONGUS";
    private static final String CLIENTS = "CLIENTS";

    Map<String, String> controller() {
        Map<String, String> all = node(CONTROLLER_NODE, "controller");
        all.put("listeners", CONTROLLER + "://localhost:" + controllerPort);
        all.put("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT");
        return all;
    }

    /**
     * One broker.
     *
     * @param port where the other brokers, and tests, reach it whatever is cut
     * @param clientPort where clients end up
     * @param advertisedPort where clients are sent
     */
    Map<String, String> broker(int number, int port, int clientPort, int advertisedPort) {
        Map<String, String> all = node(number, "broker");
        String amongUs = AMONG_US + "://localhost:" + port;
        all.put("listeners", amongUs + "," + CLIENTS + "://localhost:" + clientPort);
        all.put("advertised.listeners", amongUs + "," + CLIENTS + "://localhost:" + advertisedPort);
        all.put("inter.broker.listener.name", AMONG_US);
        all.put(
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT," + AMONG_US + ":PLAINTEXT," + CLIENTS + ":PLAINTEXT");
        all.put("auto.create.topics.enable", "false");
        all.put("message.max.bytes", Integer.toString(Topic.MAX_MESSAGE_BYTES));
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("offsets.topic.num.partitions", "1");
        all.put("controlled.shutdown.max.retries", "1");
        return all;
    }

    NodeDirectory home(int number) {
        return new NodeDirectory(directory.resolve("node-" + number), number, clusterId);
    }

    private Map<String, String> node(int number, String role) {
        return new HashMap<>(Map.of(
                "process.roles",
                role,
                "node.id",
                Integer.toString(number),
                "controller.quorum.voters",
                CONTROLLER_NODE + "@localhost:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "log.dirs",
                home(number).path().toString(),
                // Who is silent for so long is dead; Kafka's 9 s would make every test of it as long.
                "broker.session.timeout.ms",
                "3000",
                "broker.heartbeat.interval.ms",
                "500"));
    }
}
