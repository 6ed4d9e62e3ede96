package io.ringpost.ingress.spool;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka that comes and goes; of what it does not acknowledge it takes a part all the same. */
final class FlakyKafka extends MockProducer<String, byte[]> implements AutoCloseable {
    private final Random random;
    private final ExecutorService network = Executors.newSingleThreadExecutor();
    private volatile boolean down;

    FlakyKafka(long seed) {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
        random = new Random(seed);
    }

    void down(boolean is) {
        down = is;
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        boolean lost = down;
        if (lost && random.nextInt(3) > 0) {
            network.execute(() -> callback.onCompletion(null, new TimeoutException("nobody acknowledged")));
            return java.util.concurrent.CompletableFuture.completedFuture(null);
        }
        Future<RecordMetadata> sent = super.send(record, null);
        network.execute(() -> callback.onCompletion(null, lost ? new TimeoutException("nobody acknowledged") : null));
        return sent;
    }

    @Override
    public void close() {
        network.shutdown();
    }
}
