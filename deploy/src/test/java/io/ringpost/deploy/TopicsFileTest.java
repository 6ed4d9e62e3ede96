package io.ringpost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.Topic;
import io.ringpost.contract.Topic.Cleanup;
import io.ringpost.contract.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that topics are created from are what the code declares. */
class TopicsFileTest {
    private static final Path WRITTEN = Path.of("target/topics");

    @ParameterizedTest
    @ValueSource(strings = {"kafka/topics.yaml", "helm/ringpost/files/topics.yaml"})
    void the_list_is_the_topology(String file) throws IOException {
        assertThat(Path.of(file))
                .as("replace it by %s", write("topics.yaml", yaml()))
                .hasContent(yaml());
    }

    @Test
    void the_script_is_the_topology() throws IOException {
        assertThat(Path.of("kafka/create-topics.sh"))
                .as("replace it by %s", write("create-topics.sh", script()))
                .hasContent(script());
    }

    @Test
    void strimzi_is_given_every_topic_under_the_prefix() {
        List<JsonNode> rendered =
                Objects.ofKind(Chart.render("everything"), "KafkaTopic").toList();

        assertThat(rendered)
                .extracting(topic -> topic.at("/spec/topicName").asText())
                .containsExactlyElementsOf(Topology.withDeadLetters().stream()
                        .map(topic -> topic.name("clinic."))
                        .toList());
        assertThat(rendered).allSatisfy(topic -> assertThat(
                        topic.at("/spec/config/min.insync.replicas").asText())
                .isEqualTo("2"));
    }

    @Test
    void the_job_creates_every_topic() {
        String script = Objects.ofKind(Chart.render("multi-replica"), "Job")
                .map(job -> job.at("/spec/template/spec/containers/0/args/0").asText())
                .collect(Collectors.joining());

        assertThat(Topology.withDeadLetters()).allSatisfy(topic -> assertThat(script)
                .contains("create " + topic.name() + " " + topic.partitions() + " --config cleanup.policy="
                        + topic.cleanup().policy() + " "));
    }

    private static Path write(String name, String content) throws IOException {
        Files.createDirectories(WRITTEN);
        return Files.writeString(WRITTEN.resolve(name), content);
    }

    private static String yaml() {
        return Topology.withDeadLetters().stream()
                .map(topic -> "  - name: " + topic.name() + "\n    partitions: " + topic.partitions()
                        + "\n    config:\n"
                        + config(topic).stream()
                                .map(pair -> "      " + pair.replaceFirst("=", ": \"") + "\"\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("", HEAD + "topics:\n", ""));
    }

    private static String script() {
        return Topology.withDeadLetters().stream()
                .map(topic -> "create " + topic.name() + " " + topic.partitions()
                        + config(topic).stream()
                                .map(pair -> " --config " + pair)
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining("", SCRIPT, ""));
    }

    private static List<String> config(Topic topic) {
        String cleanup = "cleanup.policy=" + topic.cleanup().policy();
        String bytes = "max.message.bytes=" + Topic.MAX_MESSAGE_BYTES;
        return topic.cleanup() == Cleanup.COMPACT
                ? List.of(cleanup, bytes)
                : List.of(cleanup, bytes, "retention.ms=" + topic.retention().toMillis());
    }

    private static final String HEAD = """
            # Every topic that Ringpost needs, as event-contract's Topology declares them; a test compares.
            # Replication factor and min.insync.replicas are the cluster's: 3 and 2 where there are three brokers.
            """;
    private static final String SCRIPT = """
            #!/bin/sh
            # Creates every topic that is missing, as event-contract's Topology declares them; a test compares.
            # KAFKA_BOOTSTRAP_SERVERS says where; REPLICAS and MIN_INSYNC (3 and 2), RINGPOST_TOPIC_PREFIX and
            # CLIENT_PROPERTIES (a file that says how to log in) may be set.
            set -eu

            create() {
                topic=$1 partitions=$2
                shift 2
                "${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \\
                    ${CLIENT_PROPERTIES:+--command-config "$CLIENT_PROPERTIES"} \\
                    --create --if-not-exists --topic "${RINGPOST_TOPIC_PREFIX:-}$topic" --partitions "$partitions" \\
                    --replication-factor "${REPLICAS:-3}" --config "min.insync.replicas=${MIN_INSYNC:-2}" "$@"
            }

            """;
}
