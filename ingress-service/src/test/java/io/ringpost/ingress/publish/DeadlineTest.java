package io.ringpost.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Deadline deadline = new Deadline(Duration.ofMillis(20));

    @Test
    void endsEveryWaitThatTakesTooLong() {
        List<CompletableFuture<PublishOutcome>> waits = Stream.generate(() -> deadline.on(new CompletableFuture<>()))
                .limit(100)
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).succeedsWithin(PATIENCE).isEqualTo(PublishOutcome.UNAVAILABLE));
    }

    @Test
    void leavesWhatIsKnownAsItIs() {
        CompletableFuture<PublishOutcome> known = deadline.on(CompletableFuture.completedFuture(PublishOutcome.KEPT));
        CompletableFuture<PublishOutcome> soon = new Deadline(PATIENCE).on(new CompletableFuture<>());
        CompletableFuture<PublishOutcome> never = deadline.on(new CompletableFuture<>());
        soon.complete(PublishOutcome.SPOOLED);

        assertThat(never).succeedsWithin(PATIENCE);

        assertThat(known).isCompletedWithValue(PublishOutcome.KEPT);
        assertThat(soon).isCompletedWithValue(PublishOutcome.SPOOLED);
    }

    @Test
    void endsWaitsThatBeginAfterAllOthersEnded() {
        assertThat(deadline.on(new CompletableFuture<>())).succeedsWithin(PATIENCE);

        assertThat(deadline.on(new CompletableFuture<>()))
                .succeedsWithin(PATIENCE)
                .isEqualTo(PublishOutcome.UNAVAILABLE);
    }
}
