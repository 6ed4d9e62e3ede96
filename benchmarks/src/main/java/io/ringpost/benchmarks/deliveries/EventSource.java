package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.sender.LoadEvent;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.EventCodec;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.EventInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes CRM events as the ingress does. */
public final class EventSource implements AutoCloseable {
    private final String run = UUID.randomUUID().toString();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Producer<String, byte[]> producer;

    /** Publishes to this broker. */
    public EventSource(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes one event and does not wait. */
    public void send(LoadEvent event) {
        var unused = producer.send(record(event), (written, refused) -> {
            if (refused != null) {
                failure.compareAndSet(null, refused);
            }
        });
    }

    /** Waits until all are acknowledged; one that was not ends the run, for it would count as lost. */
    public void flush() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException("an event was not published", refused);
        }
    }

    private ProducerRecord<String, byte[]> record(LoadEvent load) {
        String body = "{\"event\":\"cliente.atualizado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":" + load.data()
                + "}";
        EventInfo info = new EventInfo(Ids.crmEvent(run + load.id()), load.id(), Instant.now(), 1);
        EncodedEvent event = EventCodec.encode(new CrmEvent(info, "cliente.atualizado", body), Service.INGRESS);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.topic().name(), event.key(), event.value());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
