package io.ringpost.ingress.publish;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.contract.Topic;
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
    private final MockProducer<String, byte[]> kafka;
    private final Publisher publisher;

    private Publishers(Map<String, String> settings, MockProducer<String, byte[]> kafka) {
        this.kafka = kafka;
        publisher = new Publisher(
                state, Settings.of(PublishSettings.class, settings), () -> kafka, new SimpleMeterRegistry());
        publisher.warm(List.of());
        returns();
    }

    public static Publishers warm(Map<String, String> settings) {
        return new Publishers(settings, standIn(false));
    }

    /** Kafka acknowledges everything at once. */
    public static Publishers acknowledging() {
        return new Publishers(Map.of(), standIn(true));
    }

    /** Kafka acknowledges at once, or does what the given stand-in does instead. */
    public static Publishers with(MockProducer<String, byte[]> kafka) {
        return new Publishers(Map.of(), kafka);
    }

    /** One topic of which a record was given up. */
    public static Publishers withDoubt() {
        return warm(Map.of()).doubts(Topology.CRM_EVENTS);
    }

    private static MockProducer<String, byte[]> standIn(boolean acknowledges) {
        return new MockProducer<>(acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    }

    /** Kafka does not answer any more. */
    public Publishers away() {
        state.lost();
        return this;
    }

    /** Kafka gave up a record of this topic. */
    public Publishers doubts(Topic topic) {
        state.gaveUp(topic, System.nanoTime());
        return this;
    }

    /** Kafka answers again. */
    public void returns() {
        state.reached(BrokerState.TOPICS, List.of());
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
