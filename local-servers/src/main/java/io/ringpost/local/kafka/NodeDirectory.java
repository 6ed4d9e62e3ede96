package io.ringpost.local.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Where a node keeps its logs.
 *
 * @param path made if it is not there
 * @param node the node's number
 * @param clusterId shared by all nodes of a cluster
 */
record NodeDirectory(Path path, int node, String clusterId) {
    static final String CONTROLLER = "CONTROLLER";

    void formatIfNew() {
        if (Files.exists(path.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter();
        formatter.setClusterId(clusterId);
        formatter.setNodeId(node);
        formatter.addDirectory(path.toString());
        formatter.setControllerListenerName(CONTROLLER);
        formatter.setMetadataLogDirectory(path.toString());
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Files.createDirectories(path);
            formatter.run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format the broker's directory " + path, e);
        }
    }
}
