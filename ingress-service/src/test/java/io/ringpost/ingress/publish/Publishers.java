package io.ringpost.ingress.publish;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Topology;
import io.ringpost.ingress.fixture.Settings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publisher whose client is the vendor's own stand-in: a test says when Kafka acknowledges. */
public final class Publishers {
    private final BrokerState state = new BrokerState();
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final Publisher publisher;

    private Publishers(Map<String, String> settings) {
        publisher = new Publisher(
                state, Settings.of(PublishSettings.class, settings), () -> kafka, new SimpleMeterRegistry());
        publisher.warm(List.of());
        state.reached(BrokerState.TOPICS, List.of());
    }

    public static Publishers warm(Map<String, String> settings) {
        return new Publishers(settings);
    }

    /** One topic of which a record was given up. */
    public static Publishers withDoubt() {
        Publishers publishers = new Publishers(Map.of());
        publishers.state.gaveUp(Topology.CRM_EVENTS, System.nanoTime());
        return publishers;
    }

    public BrokerState state() {
        return state;
    }

    public MockProducer<String, byte[]> kafka() {
        return kafka;
    }

    public Publisher publisher() {
        return publisher;
    }
}
