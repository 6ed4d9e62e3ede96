package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppliedBatchesTest {
    private static final int ASK = -1;

    private final List<Runnable> later = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final AppliedBatches batches = new AppliedBatches("test", later::add);

    @Test
    void severalOfOnePartitionAreAcknowledgedByTheLast() {
        batches.add(batch("first", 0));
        batches.add(batch("second", 0));
        batches.add(batch("third", 0));
        List<String> before = List.copyOf(acknowledged);
        later.forEach(Runnable::run);

        assertThat(later).hasSize(1);
        assertThat(before).isEmpty();
        assertThat(acknowledged).containsExactly("third");
    }

    @Test
    void batchOfWhichOnePartitionDidNotComeAgainIsAcknowledgedToo() {
        batches.add(batch("both", 0, 1));
        batches.add(batch("one", 1));
        later.get(0).run();

        assertThat(acknowledged).containsExactlyInAnyOrder("both", "one");
    }

    @Test
    void oneThatCannotBeAcknowledgedKeepsNoOtherBack() {
        batches.add(Message.of(records(0), () -> CompletableFuture.failedStage(new IllegalStateException("revoked"))));
        batches.add(batch("other", 1));
        later.get(0).run();
        batches.add(batch("next", 0));
        later.get(1).run();

        assertThat(acknowledged).containsExactly("other", "next");
    }

    /** Whatever comes when, the last batch of each partition is acknowledged, and no batch twice. */
    @Property(tries = 200)
    void everyPartitionIsAcknowledgedUpToItsLast(
            @ForAll @Size(max = 40) List<@IntRange(min = ASK, max = 3) Integer> steps) {
        later.clear();
        acknowledged.clear();
        Map<Integer, String> last = new HashMap<>();
        int number = 0;
        for (int step : steps) {
            if (step == ASK) {
                runAll();
            } else {
                String name = "batch " + number++;
                batches.add(batch(name, step));
                last.put(step, name);
            }
        }
        runAll();

        assertThat(acknowledged).doesNotHaveDuplicates().containsAll(last.values());
    }

    private void runAll() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private Message<ConsumerRecords<String, byte @Nullable []>> batch(String name, int... partitions) {
        return Message.of(records(partitions), () -> {
            acknowledged.add(name);
            return CompletableFuture.completedStage(null);
        });
    }

    private static ConsumerRecords<String, byte @Nullable []> records(int... partitions) {
        Map<TopicPartition, List<ConsumerRecord<String, byte @Nullable []>>> records = new HashMap<>();
        for (int partition : partitions) {
            records.put(
                    new TopicPartition("t", partition),
                    List.of(new ConsumerRecord<>("t", partition, 0, "key", new byte[0])));
        }
        return new ConsumerRecords<>(records, Map.of());
    }
}
