package io.ringpost.wiring;

import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** All that a service writes to consume. */
@ApplicationScoped
class EchoConsumer {
    private final BatchConsumer<String> consumer;

    EchoConsumer(BatchConsumers consumers, EchoHandler handler) {
        this.consumer = consumers.of(handler);
    }

    @Incoming("raw")
    Uni<Void> consume(Message<ConsumerRecords<String, byte[]>> batch) {
        return consumer.consume(batch);
    }
}
