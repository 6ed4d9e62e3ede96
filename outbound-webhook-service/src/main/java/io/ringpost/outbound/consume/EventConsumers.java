package io.ringpost.outbound.consume;

import io.ringpost.inbox.BatchConsumer;
import io.ringpost.inbox.BatchConsumers;
import io.ringpost.outbound.catalogue.DataRules;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.store.Bell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The four topics that subscribers hear of, each a channel of its own so that none waits for another. */
@ApplicationScoped
public class EventConsumers {
    private final BatchConsumer<List<Occurrence>> crmEvents;
    private final BatchConsumer<List<Occurrence>> callEvents;
    private final BatchConsumer<List<Occurrence>> recordings;
    private final BatchConsumer<List<Occurrence>> texts;

    EventConsumers(BatchConsumers consumers, DeliveryPlanning planning, Bell bell, DataRules rules) {
        this.crmEvents = consumers.of(planning).before(rules::refresh).after(bell::ring);
        this.callEvents = consumers.of(planning).after(bell::ring);
        this.recordings = consumers.of(planning).after(bell::ring);
        this.texts = consumers.of(planning).after(bell::ring);
    }

    /** What CRM applications handed in. */
    @Incoming("crm-events")
    public Uni<Void> crmEvents(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return crmEvents.consume(batch);
    }

    /** What happened to calls. */
    @Incoming("call-events")
    public Uni<Void> callEvents(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return callEvents.consume(batch);
    }

    /** What became of recordings. */
    @Incoming("recordings")
    public Uni<Void> recordings(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return recordings.consume(batch);
    }

    /** What became of texts. */
    @Incoming("texts")
    public Uni<Void> texts(Message<ConsumerRecords<String, byte @Nullable []>> batch) {
        return texts.consume(batch);
    }
}
