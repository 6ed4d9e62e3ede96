package io.ringpost.ingress.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.ingress.publish.Publishers;
import io.ringpost.local.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** What lies on the disk while it is written to is what a process leaves that is killed just then. */
class CrashTest {
    private static final int SENDERS = 4;

    @RepeatedTest(3)
    void leavesEverythingThatWasAnswered(@TempDir Path directory, @TempDir Path left) throws IOException {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Spool spool = Spools.in(directory, Publishers.acknowledging().away());
        CompletableFuture<Void> senders = CompletableFuture.allOf(IntStream.range(0, SENDERS)
                .mapToObj(sender -> OwnThread.run("sender", () -> {
                    for (int i = 0; !over.get(); i++) {
                        String name = sender + ":" + i + "x".repeat(i % 5000);
                        begun.add(name);
                        if (spool.keep(List.of(Records.of("k" + sender, name)), System.nanoTime())
                                .join()) {
                            answered.add(name);
                        }
                    }
                }))
                .toArray(CompletableFuture[]::new));
        await().atMost(Duration.ofSeconds(30)).until(() -> answered.size() > 200);

        Set<String> answeredBefore = Set.copyOf(answered);
        copy(directory, left);
        over.set(true);
        senders.join();
        spool.close();
        Publishers kafka = Publishers.acknowledging();
        Spool after = Spools.in(left, kafka);
        await().atMost(Duration.ofSeconds(30)).until(() -> after.depth() == 0);
        after.close();

        List<String> drained = Records.names(kafka.kafka().history());
        assertThat(drained).containsAll(answeredBefore).doesNotHaveDuplicates();
        assertThat(begun).containsAll(drained);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".seg")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
