package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publishers;
import io.ringpost.local.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** While Kafka comes and goes under load, nothing answered is lost, and of a key nothing overtakes what was answered before. */
class HandOverTest {
    private static final int SENDERS = 6;
    private static final int CHANGES = 16;
    private static final int ANSWERS_BETWEEN = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, AtomicInteger> answered = new TreeMap<>();
    private final AtomicInteger spooled = new AtomicInteger();

    HandOverTest() {
        IntStream.range(0, SENDERS).forEach(sender -> answered.put("k" + sender, new AtomicInteger()));
    }

    @RepeatedTest(2)
    void keepsEveryKeysOrder(@TempDir Path directory, RepetitionInfo repetition) {
        try (FlakyKafka flaky = new FlakyKafka(repetition.getCurrentRepetition())) {
            Publishers kafka = Publishers.with(flaky);
            Spool spool = Spools.in(directory, kafka);
            Keeper keeper = new Keeper(kafka.publisher(), kafka.state(), spool);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> senders = CompletableFuture.allOf(answered.entrySet().stream()
                    .map(key -> OwnThread.run("sender", () -> {
                        while (!over.get()) {
                            send(keeper, key.getKey(), key.getValue());
                        }
                    }))
                    .toArray(CompletableFuture[]::new));

            for (int i = 0; i < CHANGES; i++) {
                change(flaky, kafka, i);
                awaitAnswers();
            }
            over.set(true);
            senders.join();
            flaky.down(false);
            await().atMost(PATIENCE).until(() -> {
                // A record that was given up last leaves its topic in doubt, which only a look at Kafka ends.
                kafka.returns();
                return spool.depth() == 0;
            });
            int before = spooled.get();
            answered.forEach((key, count) -> send(keeper, key, count));
            spool.close();

            assertThat(before).isPositive();
            assertThat(spooled).hasValue(before);
            assertThat(firstsByKey(flaky)).isEqualTo(expected());
        }
    }

    private static void change(FlakyKafka flaky, Publishers kafka, int number) {
        flaky.down(number % 2 == 1);
        if (number % 4 == 3) {
            var unused = kafka.away();
        } else {
            kafka.returns();
        }
    }

    private void awaitAnswers() {
        int before = total();
        await().atMost(PATIENCE).until(() -> total() >= before + ANSWERS_BETWEEN);
    }

    private int total() {
        return answered.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The next record of a key only after the one before was answered, as a provider does for one call. */
    private void send(Keeper keeper, String key, AtomicInteger count) {
        PublishOutcome outcome = PublishOutcome.UNAVAILABLE;
        while (outcome != PublishOutcome.KEPT && outcome != PublishOutcome.SPOOLED) {
            outcome = keeper.keep(Records.of(key, key + ":" + count.get())).join();
        }
        if (outcome == PublishOutcome.SPOOLED) {
            spooled.incrementAndGet();
        }
        count.incrementAndGet();
    }

    private static Map<String, List<Integer>> firstsByKey(FlakyKafka flaky) {
        Map<String, List<Integer>> firsts = new TreeMap<>();
        flaky.history().stream().map(Records::name).distinct().forEach(name -> {
            String[] words = name.split(":", 2);
            firsts.computeIfAbsent(words[0], key -> new ArrayList<>()).add(Integer.parseInt(words[1]));
        });
        return firsts;
    }

    private Map<String, List<Integer>> expected() {
        Map<String, List<Integer>> all = new TreeMap<>();
        answered.forEach((key, count) ->
                all.put(key, IntStream.range(0, count.get()).boxed().toList()));
        return all;
    }
}
