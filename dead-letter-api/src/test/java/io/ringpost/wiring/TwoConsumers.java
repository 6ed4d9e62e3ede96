package io.ringpost.wiring;

import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** All that a service writes to consume; for its dead letters it writes nothing. */
@ApplicationScoped
class TwoConsumers {
    private final BatchConsumer<String> first;
    private final BatchConsumer<String> second;

    TwoConsumers(BatchConsumers consumers, FirstHandler one, SecondHandler other) {
        first = consumers.of(one);
        second = consumers.of(other);
    }

    @Incoming("first")
    Uni<Void> first(Message<ConsumerRecords<String, byte[]>> batch) {
        return first.consume(batch);
    }

    @Incoming("second")
    Uni<Void> second(Message<ConsumerRecords<String, byte[]>> batch) {
        return second.consume(batch);
    }
}
