package io.ringpost.inbox;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Batches that are applied and not acknowledged yet. To commit offsets costs the broker as much as a record, so it is done a few
 * times a second, for all since the last time. Whoever dies before that gets them again, and knows them by their ids.
 */
final class AppliedBatches {
    private static final Logger LOG = Logger.getLogger(AppliedBatches.class);

    private final String consumer;
    private final Consumer<Runnable> soon;
    private final Map<TopicPartition, Message<?>> last = new HashMap<>();

    /**
     * Of one consumer.
     *
     * @param soon runs what it is given a little later, once
     */
    AppliedBatches(String consumer, Consumer<Runnable> soon) {
        this.consumer = consumer;
        this.soon = soon;
    }

    /** Acknowledges it, later: or one that came after it, if it has all of its partitions. */
    void add(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        boolean first;
        synchronized (last) {
            first = last.isEmpty();
            batch.getPayload().partitions().forEach(partition -> last.put(partition, batch));
        }
        if (first) {
            soon.accept(this::acknowledge);
        }
    }

    /** Acknowledges all of them now. */
    void acknowledge() {
        Set<Message<?>> due;
        synchronized (last) {
            due = new LinkedHashSet<>(last.values());
            last.clear();
        }
        due.forEach(batch -> Uni.createFrom()
                .completionStage(batch::ack)
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "offsets not committed consumer=%s", consumer)));
    }
}
