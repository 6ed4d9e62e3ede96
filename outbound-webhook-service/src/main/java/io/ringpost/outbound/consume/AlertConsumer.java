package io.ringpost.outbound.consume;

import io.ringpost.contract.alert.Alert;
import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.outbound.send.AlertRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The topic of alerts; a channel of its own, so that events never wait for alerts. */
@ApplicationScoped
public class AlertConsumer {
    private final BatchConsumer<Alert> consumer;

    AlertConsumer(BatchConsumers consumers, AlertKeeping keeping, AlertRun run) {
        this.consumer = consumers.of(keeping).after(run::look);
    }

    /** What services raised. */
    @Incoming("alerts")
    public Uni<Void> alerts(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return consumer.consume(batch);
    }
}
