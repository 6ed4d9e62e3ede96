package io.ringpost.benchmarks.limit;

import io.ringpost.contract.Provider;
import io.ringpost.contract.Topology;
import io.ringpost.contract.raw.RawWebhook;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The producer limit: the ingress's own records with its own durability, without HTTP and without verification.
 * As many records are under way as the HTTP load has connections.
 */
public final class ProducerLimit {
    private final Producer<String, byte[]> producer;
    private final Semaphore window;
    private final int size;
    private final LongAdder acknowledged = new LongAdder();

    private ProducerLimit(String bootstrapServers, int size) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.window = new Semaphore(size);
        this.size = size;
    }

    /** Arguments: bootstrap servers, provider, window, seconds to warm up, seconds to measure, file for the result. */
    public static void main(String[] arguments) throws Exception {
        ProducerLimit limit = new ProducerLimit(arguments[0], Integer.parseInt(arguments[2]));
        List<RawWebhook> webhooks =
                SampleWebhooks.make(Provider.byId(arguments[1]).orElseThrow(), 1_000);
        limit.run(webhooks, seconds(arguments[3]));
        long before = limit.acknowledged.sum();
        long start = System.nanoTime();
        limit.run(webhooks, seconds(arguments[4]));
        double took = (System.nanoTime() - start) / 1e9;
        JsonObject result = new JsonObject()
                .put("records", limit.acknowledged.sum() - before)
                .put("perSecond", Math.round((limit.acknowledged.sum() - before) / took));
        Files.writeString(Path.of(arguments[5]), result.encode());
        limit.producer.close();
    }

    private void run(List<RawWebhook> webhooks, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            window.acquire();
            var unused = producer.send(record(webhooks.get(i % webhooks.size())), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.increment();
                }
                window.release();
            });
        }
        window.acquire(size);
        window.release(size);
    }

    private static ProducerRecord<String, byte[]> record(RawWebhook webhook) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topology.RAW_WAVOIP.name(), webhook.key(), webhook.body());
        SampleWebhooks.headers(webhook)
                .forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
