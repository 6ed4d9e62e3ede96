package io.ringpost.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.fixture.OwnSchema;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class SlowReadsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ENDLESS = "select pg_sleep(600)";

    @Test
    void fewRunAtOnceEachOnlyForAWhileAndThenThereIsRoomAgain() {
        try (OwnSchema schema = new OwnSchema()) {
            SlowReads reads = new SlowReads(schema.pool(), Duration.ofSeconds(1));
            Queue<Throwable> refused = new ConcurrentLinkedQueue<>();

            for (int i = 0; i < 3; i++) {
                read(reads, ENDLESS).subscribe().with(done -> {}, refused::add);
            }

            await().atMost(SOON).until(() -> refused.size() == 3);
            assertThat(refused)
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(ProblemException.class))
                    .extracting(
                            failure -> ((ProblemException) failure).problem().status() + " "
                                    + ((ProblemException) failure).problem().detail())
                    .containsExactly(
                            "503 2 others are being counted right now; ask again in a moment.",
                            "503 This takes too long to count; ask for a shorter span of time.",
                            "503 This takes too long to count; ask for a shorter span of time.");
            assertThat(read(reads, "select 1").await().atMost(SOON)).isEqualTo(1);
            assertThat(read(reads, "select 1").await().atMost(SOON)).isEqualTo(1);
            assertThat(read(reads, "select 1").await().atMost(SOON)).isEqualTo(1);
        }
    }

    private static Uni<Integer> read(SlowReads reads, String sql) {
        return reads.run(tx -> tx.query(sql).execute().map(found -> found.size()));
    }
}
