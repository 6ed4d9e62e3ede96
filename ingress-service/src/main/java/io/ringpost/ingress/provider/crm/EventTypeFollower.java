package io.ringpost.ingress.provider.crm;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
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
    private final Map<String, Object> properties;
    private final String topic;

    @Inject
    EventTypeFollower(EventTypeRegistry registry, KafkaConnection connection, PublishSettings settings) {
        this.registry = registry;
        this.topic = Topology.EVENT_TYPES.name(settings.topicPrefix().orElse(""));
        this.properties = connection.properties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "ringpost-ingress-event-types");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::follow, "event-types");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    /** Begins again from the first record after every failure: the registry only learns, so twice is as good as once. */
    private void follow() {
        boolean again = true;
        while (again) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                read(consumer);
            } catch (WakeupException e) {
                again = false;
            } catch (KafkaException e) {
                LOG.event("event-types-unreadable")
                        .word("error", e.getClass().getSimpleName())
                        .debug("The registered event types cannot be read yet");
            }
            again = again && !stoppedWithin(RETRY_MILLIS);
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stoppedWithin(0)) {
            if (!registry.loaded()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                registry.loadedAll();
            }
            consumer.poll(POLL).forEach(record -> registry.learn(record.key(), record.value()));
        }
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
