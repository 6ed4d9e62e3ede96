package io.ringpost.benchmarks.machine;

import io.ringpost.contract.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What the broker really has: an answer counts only if its record is here. */
public final class Topics implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ONE_TRY_SECONDS = 10;

    private final Admin admin;

    /** Talks to the broker. */
    public Topics(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Waits until the broker has them all. */
    public void await(List<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Await.until("the broker has its topics", START, () -> names().containsAll(names));
    }

    /** How many records were ever written to the topic. */
    public long records(Topic topic) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(ends).all().get(ONE_TRY_SECONDS, TimeUnit.SECONDS).values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not tell its offsets", e);
        }
    }

    private List<String> names() {
        try {
            return List.copyOf(admin.listTopics().names().get(ONE_TRY_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException notYet) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
