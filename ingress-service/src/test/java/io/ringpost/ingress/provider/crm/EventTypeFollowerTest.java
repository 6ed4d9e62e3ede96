package io.ringpost.ingress.provider.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringpost.contract.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A topic that is not there yet, or a client that fails, must not end the following for good. */
class EventTypeFollowerTest {
    private static final String TOPIC = Topology.EVENT_TYPES.name();
    private final AtomicInteger tries = new AtomicInteger();
    private final EventTypeRegistry registry = new EventTypeRegistry();

    @Test
    void goesOnWhateverFails() {
        EventTypeFollower follower = new EventTypeFollower(registry, TOPIC, this::consumer);

        follower.start(new StartupEvent());

        await().atMost(Duration.ofSeconds(60)).until(registry::loaded);
        assertThat(tries).hasValueGreaterThanOrEqualTo(4);
        follower.stop(new ShutdownEvent());
    }

    private Consumer<String, byte[]> consumer() {
        int attempt = tries.incrementAndGet();
        if (attempt == 1) {
            throw new KafkaException("nobody is there");
        }
        if (attempt == 2) {
            throw new IllegalStateException("a fault of ours");
        }
        return attempt == 3 ? withoutTopic() : withTopic();
    }

    private static MockConsumer<String, byte[]> withoutTopic() {
        return new MockConsumer<>("earliest");
    }

    private static MockConsumer<String, byte[]> withTopic() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 0L));
        return consumer;
    }
}
