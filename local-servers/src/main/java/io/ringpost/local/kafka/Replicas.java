package io.ringpost.local.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.awaitility.Awaitility;

/**
 * Who has which partition of a cluster.
 *
 * @param bootstrapServers of the cluster
 */
public record Replicas(String bootstrapServers) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The number of the broker that leads a partition. */
    public int leader(String topic, int partition) {
        try (Admin admin = admin()) {
            return partitions(admin)
                    .filter(one -> one.topic().equals(topic) && one.info().partition() == partition)
                    .findFirst()
                    .orElseThrow()
                    .info()
                    .leader()
                    .id();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cluster does not tell its leaders", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every partition has a leader and exactly so many replicas in sync. */
    public void awaitInSync(int count) {
        try (Admin admin = admin()) {
            await("replicas in sync: " + count, () -> partitions(admin)
                    .allMatch(one ->
                            one.info().leader() != null && one.info().isr().size() == count));
        }
    }

    void awaitBrokers(int count) {
        try (Admin admin = admin()) {
            await(
                    "brokers: " + count,
                    () -> admin.describeCluster().nodes().get().size() == count);
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInSameThread()
                .ignoreExceptions()
                .until(condition);
    }

    private static Stream<Partition> partitions(Admin admin) throws ExecutionException, InterruptedException {
        Collection<String> names = admin.listTopics().names().get();
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream().map(info -> new Partition(topic.name(), info)));
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "2000"));
    }

    private record Partition(String topic, TopicPartitionInfo info) {}
}
