package io.ringpost.sms.consume;

import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.sms.lifecycle.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The channel: one batch of both topics at a time. */
@ApplicationScoped
public class TextConsumer {
    private final BatchConsumer<Fact> consumer;

    TextConsumer(BatchConsumers consumers, TextFacts handler) {
        consumer = consumers.of(handler);
    }

    @Incoming("facts")
    Uni<Void> consume(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return consumer.consume(batch);
    }
}
