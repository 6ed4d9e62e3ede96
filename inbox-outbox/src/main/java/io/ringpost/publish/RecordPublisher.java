package io.ringpost.publish;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Puts records on the broker in the order of subscription. */
public interface RecordPublisher {

    /** Completes when all in-sync replicas have the record. */
    Uni<Void> publish(ProducerRecord<String, byte @Nullable []> outgoing);
}
