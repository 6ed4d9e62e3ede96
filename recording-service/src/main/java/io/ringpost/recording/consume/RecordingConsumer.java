package io.ringpost.recording.consume;

import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.recording.lifecycle.Finding;
import io.ringpost.recording.store.Bell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The channel: one batch of all topics at a time; whoever fetches hears of it at once. */
@ApplicationScoped
public class RecordingConsumer {
    private final BatchConsumer<Finding> consumer;

    RecordingConsumer(BatchConsumers consumers, RecordingFindings handler, Bell bell) {
        this.consumer = consumers.of(handler).after(bell::ring);
    }

    @Incoming("facts")
    Uni<Void> consume(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return consumer.consume(batch);
    }
}
