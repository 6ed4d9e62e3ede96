package io.ringpost.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    private final List<List<Long>> handled = new ArrayList<>();
    private final List<UniEmitter<? super Void>> open = new ArrayList<>();
    private final BatchQueue queue = new BatchQueue(batches -> {
        handled.add(batches.stream().flatMap(batch -> offsets(batch).stream()).toList());
        return Uni.createFrom().emitter(open::add);
    });

    @Test
    void whatComesMeanwhileIsHandledTogetherInItsOrder() {
        add(queue, batch(0, 2, 10));
        add(queue, batch(2, 1, 10));
        add(queue, batch(3, 3, 10));
        end();

        assertThat(handled).containsExactly(List.of(0L, 1L), List.of(2L, 3L, 4L, 5L));
    }

    @Test
    void nextOneIsAskedForWhileLittleWaits() {
        CompletableFuture<Void> first = queue.add(batch(0, 1, 10)).subscribeAsCompletionStage();
        CompletableFuture<Void> second = queue.add(batch(1, 100, 10)).subscribeAsCompletionStage();
        CompletableFuture<Void> tooMany = queue.add(batch(101, 1, 10)).subscribeAsCompletionStage();
        boolean early = tooMany.isDone();
        end();
        end();
        boolean stillWaits = !tooMany.isDone();
        end();

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(early).isFalse();
        assertThat(stillWaits).isTrue();
        assertThat(tooMany).isCompleted();
    }

    @Test
    void fewThatAreLargeAreMuchToo() {
        add(queue, batch(0, 1, 10));
        CompletableFuture<Void> large = queue.add(batch(1, 2, 600_000)).subscribeAsCompletionStage();
        boolean early = large.isDone();
        end();
        end();

        assertThat(early).isFalse();
        assertThat(large).isCompleted();
    }

    /** What is small together must not become large together. */
    @Test
    void noMoreIsHandledTogetherThanIsMuch() {
        add(queue, batch(0, 1, 10));
        add(queue, batch(1, 60, 10));
        add(queue, batch(61, 60, 10));
        add(queue, batch(121, 1, 600_000));
        add(queue, batch(122, 1, 600_000));
        IntStream.range(0, 4).forEach(i -> end());

        assertThat(handled).extracting(List::size).containsExactly(1, 60, 61, 1);
    }

    /** Its offsets would be committed with those that follow. */
    @Test
    void whatFailsIsFollowedByNothing() {
        CompletableFuture<Void> first = queue.add(batch(0, 1, 10)).subscribeAsCompletionStage();
        CompletableFuture<Void> much = queue.add(batch(1, 101, 10)).subscribeAsCompletionStage();
        open.remove(0).fail(new IllegalStateException("no class"));
        CompletableFuture<Void> next = queue.add(batch(102, 1, 10)).subscribeAsCompletionStage();

        assertThat(first).isCompleted();
        assertThat(much).isCompletedExceptionally();
        assertThat(next).isCompletedExceptionally();
        assertThat(handled).containsExactly(List.of(0L));
    }

    @Test
    void whoIsStoppedLetsGoOfWhatItHandles() {
        AtomicBoolean letGo = new AtomicBoolean();
        add(queue, batch(0, 1, 10));
        open.get(0).onTermination(() -> letGo.set(true));
        queue.stop();

        assertThat(letGo).isTrue();
    }

    @Test
    void whoIsStoppedBeginsNothing() {
        queue.stop();
        add(queue, batch(0, 1, 10));

        assertThat(handled).isEmpty();
    }

    /** Whatever comes and ends when, each is handled once, in order, and never two at once. */
    @Property(tries = 200)
    void eachIsHandledOnceInOrder(@ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed) {
        handled.clear();
        open.clear();
        BatchQueue fresh = new BatchQueue(batches -> {
            handled.add(
                    batches.stream().flatMap(batch -> offsets(batch).stream()).toList());
            return Uni.createFrom().emitter(open::add);
        });
        Random random = new Random(seed);
        int added = 0;
        while (added < count || !open.isEmpty()) {
            assertThat(open).hasSizeLessThanOrEqualTo(1);
            if (added < count && (open.isEmpty() || random.nextBoolean())) {
                add(fresh, batch(added++, 1, 10));
            } else {
                end();
            }
        }

        assertThat(handled.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> (long) i).toList());
    }

    private static void add(BatchQueue to, BatchQueue.Polled batch) {
        to.add(batch).subscribe().with(room -> {}, failure -> {});
    }

    private void end() {
        open.remove(0).complete(null);
    }

    private static List<Long> offsets(BatchQueue.Polled batch) {
        List<Long> offsets = new ArrayList<>();
        batch.records().forEach(polled -> offsets.add(polled.offset()));
        return offsets;
    }

    private static BatchQueue.Polled batch(int first, int count, int bytes) {
        List<ConsumerRecord<String, byte @Nullable []>> records = IntStream.range(first, first + count)
                .mapToObj(offset -> new ConsumerRecord<String, byte @Nullable []>(
                        "t",
                        0,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        3,
                        bytes,
                        "key",
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
        return BatchQueue.Polled.of(
                Message.of(new ConsumerRecords<>(Map.of(new TopicPartition("t", 0), records), Map.of())));
    }
}
