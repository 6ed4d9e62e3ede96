package io.ringpost.local.kafka;

import io.ringpost.contract.Topic;
import io.ringpost.contract.Topic.Cleanup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;

/** Makes a broker have the topics that the contract declares. */
record TopicCreation(String bootstrapServers, String prefix, int maxPartitions, short replicas) {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(20);

    void create(List<Topic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = names(admin);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name(prefix)))
                    .map(this::declared)
                    .toList();
            admin.createTopics(missing).all().get();
            List<String> wanted =
                    topics.stream().map(topic -> topic.name(prefix)).toList();
            Awaitility.await("topics " + wanted)
                    .atMost(VISIBLE_WITHIN)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .until(() -> names(admin).containsAll(wanted));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker at " + bootstrapServers + " refused to create topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while topics were created", e);
        }
    }

    private static Set<String> names(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    private NewTopic declared(Topic topic) {
        Map<String, String> configs = new HashMap<>();
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_MESSAGE_BYTES));
        if (topic.cleanup() != Cleanup.COMPACT) {
            configs.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(topic.retention().toMillis()));
        }
        if (replicas > 1) {
            configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicas - 1));
        }
        return new NewTopic(topic.name(prefix), Math.min(topic.partitions(), maxPartitions), replicas).configs(configs);
    }
}
