package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.ingress.publish.OutgoingRecord;
import io.ringpost.ingress.publish.PublishOutcome;
import io.ringpost.ingress.publish.Publishers;
import io.ringpost.local.OwnThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** While Kafka comes and goes under load, nothing answered is lost, and of a key nothing overtakes what was answered before. */
class HandOverTest {
    private static final int SENDERS = 8;
    private static final int RECORDS = 150;
    private static final int KEYS = 3;
    private static final int SWITCH_MILLIS = 15;

    private final Set<PublishOutcome> outcomes = ConcurrentHashMap.newKeySet();

    @RepeatedTest(2)
    void keepsEveryKeysOrder(@TempDir Path directory, RepetitionInfo repetition) throws InterruptedException {
        try (FlakyKafka flaky = new FlakyKafka(repetition.getCurrentRepetition())) {
            Publishers kafka = Publishers.with(flaky);
            Spool spool = Spools.in(directory, kafka);
            Keeper keeper = new Keeper(kafka.publisher(), kafka.state(), spool);
            CountDownLatch sent = new CountDownLatch(1);
            CompletableFuture<Void> weather = OwnThread.run("weather", () -> change(flaky, kafka, sent));

            CompletableFuture.allOf(IntStream.range(0, SENDERS)
                            .mapToObj(sender -> OwnThread.run("sender", () -> send(keeper, sender)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            sent.countDown();
            weather.join();
            await().atMost(Duration.ofSeconds(30)).until(() -> spool.depth() == 0);
            spool.close();

            assertThat(firstsByKey(flaky)).isEqualTo(all());
            assertThat(outcomes).contains(PublishOutcome.KEPT, PublishOutcome.SPOOLED);
        }
    }

    private static void change(FlakyKafka flaky, Publishers kafka, CountDownLatch end) {
        Random random = new Random(7);
        boolean over = false;
        while (!over) {
            flaky.down(!over && random.nextBoolean());
            if (random.nextInt(4) == 0) {
                var unused = kafka.away();
            } else {
                kafka.returns();
            }
            try {
                over = end.await(random.nextInt(SWITCH_MILLIS), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        flaky.down(false);
        kafka.returns();
        // A record that is given up just now would leave its topic in doubt, which only a watch ends.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            kafka.returns();
            return kafka.state().proven(Records.TWILIO);
        });
    }

    /** One after the other, as a provider does for one call: the next only after the one before was answered. */
    private void send(Keeper keeper, int sender) {
        for (int i = 0; i < RECORDS; i++) {
            OutgoingRecord record = Records.of(sender + "-" + i % KEYS, sender + "-" + i % KEYS + ":" + i);
            PublishOutcome outcome = PublishOutcome.UNAVAILABLE;
            while (outcome != PublishOutcome.KEPT && outcome != PublishOutcome.SPOOLED) {
                outcome = keeper.keep(record).join();
                outcomes.add(outcome);
            }
        }
    }

    private static Map<String, List<Integer>> firstsByKey(FlakyKafka flaky) {
        Map<String, List<Integer>> firsts = new ConcurrentHashMap<>();
        flaky.history().stream().map(Records::name).distinct().forEach(name -> {
            String[] words = name.split(":", 2);
            firsts.computeIfAbsent(words[0], key -> new ArrayList<>()).add(Integer.parseInt(words[1]));
        });
        return firsts;
    }

    private static Map<String, List<Integer>> all() {
        return IntStream.range(0, SENDERS * KEYS)
                .boxed()
                .collect(Collectors.toMap(both -> both / KEYS + "-" + both % KEYS, both -> IntStream.range(0, RECORDS)
                        .filter(i -> i % KEYS == both % KEYS)
                        .boxed()
                        .toList()));
    }
}
