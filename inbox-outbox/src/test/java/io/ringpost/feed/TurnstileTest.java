package io.ringpost.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile();
    private final List<String> started = new ArrayList<>();

    @Test
    void letsOneThroughAtATime() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> one = pass("one", first);
        CompletableFuture<String> two = pass("two", CompletableFuture.completedFuture("2"));
        List<String> before = List.copyOf(started);

        first.complete("1");

        assertThat(before).containsExactly("one");
        assertThat(one).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("1");
        assertThat(two).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("2");
    }

    @Test
    void opensAgainAfterAFailureAndAfterSomebodyLeft() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> failing = pass("failing", first);
        var left =
                turnstile.pass(() -> Uni.createFrom().item("left")).subscribe().with(item -> {});
        CompletableFuture<String> last = pass("last", CompletableFuture.completedFuture("3"));

        left.cancel();
        first.completeExceptionally(new IllegalStateException("broken"));

        assertThat(failing).failsWithin(Duration.ofSeconds(30));
        assertThat(last).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("3");
    }

    private CompletableFuture<String> pass(String name, CompletableFuture<String> work) {
        return turnstile
                .pass(() -> {
                    started.add(name);
                    return Uni.createFrom().completionStage(work);
                })
                .subscribeAsCompletionStage();
    }
}
