package io.ringpost.benchmarks.deliveries;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes CRM events as the ingress does, each for one endpoint and with the moment at which it was planned. */
public final class EventSource implements AutoCloseable {
    private static final String PADDING = "n".repeat(600);

    private final String run = UUID.randomUUID().toString();
    private final Producer<String, byte[]> producer;

    /** Publishes to this broker. */
    public EventSource(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Publishes events to the endpoints in turn.
     *
     * @param phase which measurement they belong to
     * @param count how many
     * @param perSecond by plan; 0 is as fast as possible
     * @param endpoints names are {@code e0} and so on
     */
    public void publish(int phase, int count, int perSecond, int endpoints) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long planned = perSecond == 0 ? System.nanoTime() : start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var unused = producer.send(record(phase, i, planned, "e" + i % endpoints));
        }
        producer.flush();
    }

    /** Reads a number that {@link #publish} put into the data. */
    static long number(String body, String field) {
        int at = body.indexOf("\"" + field + "\":");
        if (at < 0) {
            return Long.MIN_VALUE;
        }
        int from = at + field.length() + 3;
        int to = from;
        while (to < body.length() && (Character.isDigit(body.charAt(to)) || body.charAt(to) == '-')) {
            to++;
        }
        return Long.parseLong(body, from, to, 10);
    }

    private ProducerRecord<String, byte[]> record(int phase, int sequence, long planned, String endpoint) {
        String id = "c" + phase + "-" + sequence;
        String body =
                "{\"event\":\"cliente.atualizado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":{\"id\":\"" + id
                        + "\",\"endpoint\":\"" + endpoint + "\",\"phase\":" + phase + ",\"sequence\":" + sequence
                        + ",\"planned\":" + planned + ",\"nome\":\"" + PADDING + "\"}}";
        EventInfo info = new EventInfo(Ids.crmEvent(run + id), id, Instant.now(), 1);
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
