package io.ringpost.sms.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InTimeTest {
    private final CompletableFuture<String> step = new CompletableFuture<>();
    private final List<String> late = new ArrayList<>();

    @Test
    void whatComesInTimeIsBrought() {
        UniAssertSubscriber<String> waiting = waiting(Duration.ofMinutes(1));

        step.complete("claimed");

        waiting.assertCompleted().assertItem("claimed");
        assertThat(late).isEmpty();
    }

    @Test
    void whatComesTooLateIsHandedOn() {
        UniAssertSubscriber<String> waiting = waiting(Duration.ofMillis(1));
        waiting.awaitFailure(Duration.ofSeconds(20)).assertFailedWith(TimeoutException.class);

        step.complete("claimed");

        assertThat(late).containsExactly("claimed");
    }

    @Test
    void aFailureIsOne() {
        UniAssertSubscriber<String> waiting = waiting(Duration.ofMinutes(1));

        step.completeExceptionally(new IllegalStateException("gone"));

        waiting.assertFailedWith(IllegalStateException.class, "gone");
    }

    private UniAssertSubscriber<String> waiting(Duration limit) {
        return InTime.of(Uni.createFrom().completionStage(step), limit, late::add)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
