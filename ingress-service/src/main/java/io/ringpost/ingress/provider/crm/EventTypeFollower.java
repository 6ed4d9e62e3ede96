package io.ringpost.ingress.provider.crm;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.api.log.WideEvent;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.publish.KafkaConnection;
import io.ringpost.ingress.publish.PublishSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code crm.event-types.v1} whole at start and follows it, outside every consumer group: each replica reads all. */
@ApplicationScoped
public class EventTypeFollower {
    private static final WideLog LOG = WideLog.of(EventTypeFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 1000;
    private static final int PATIENCE_MILLIS = 3000;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final EventTypeRegistry registry;
    private final String topic;
    private final Supplier<Consumer<String, byte[]>> source;
    private boolean saidUnreadable;

    @Inject
    EventTypeFollower(EventTypeRegistry registry, KafkaConnection connection, PublishSettings settings) {
        this(
                registry,
                Topology.EVENT_TYPES.name(settings.topicPrefix().orElse("")),
                () -> new KafkaConsumer<>(
                        properties(connection), new StringDeserializer(), new ByteArrayDeserializer()));
    }

    EventTypeFollower(EventTypeRegistry registry, String topic, Supplier<Consumer<String, byte[]>> source) {
        this.registry = registry;
        this.topic = topic;
        this.source = source;
    }

    private static Map<String, Object> properties(KafkaConnection connection) {
        Map<String, Object> properties = connection.properties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ringpost-ingress-event-types");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return properties;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::follow, "event-types");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    /**
     * Begins again from the first record after every failure, whatever failed: the registry only learns, so twice is as
     * good as once, and nobody else would begin again.
     */
    private void follow() {
        boolean again = true;
        while (again) {
            try (Consumer<String, byte[]> consumer = source.get()) {
                read(consumer);
            } catch (RuntimeException e) {
                sayUnreadable(e);
            }
            again = !stoppedWithin(RETRY_MILLIS);
        }
    }

    private void sayUnreadable(RuntimeException failure) {
        WideEvent line = LOG.event("event-types-unreadable")
                .word("error", failure.getClass().getSimpleName());
        String sentence = "The registered event types cannot be read yet; only those of the catalogue are known";
        if (saidUnreadable) {
            line.debug(sentence);
        } else {
            saidUnreadable = true;
            line.warn(sentence);
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stoppedWithin(0)) {
            if (!registry.loaded()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                registry.loadedAll();
                saidUnreadable = false;
            }
            consumer.poll(POLL).forEach(record -> registry.learn(record.key(), record.value()));
        }
    }

    /**
     * The topic's partitions.
     *
     * @throws UnknownTopicOrPartitionException if there are none, as the client itself does not
     */
    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("no partitions yet");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean stoppedWithin(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
