package io.ringpost.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.ProviderRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that go on posting whole calls while something breaks, and post again what was not acknowledged. */
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Senders senders;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Queue<Lifecycle> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger webhooks = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean stopping;

    private Load(RunningStack stack) {
        senders = stack.senders();
        thread.execute(this::run);
    }

    /** Starts posting. */
    public static Load start(RunningStack stack) {
        return new Load(stack);
    }

    /** Waits until so many webhooks were acknowledged. */
    public void awaitAcknowledged(int count) {
        await("acknowledged webhooks").atMost(PATIENCE).until(() -> webhooks.get() >= count);
    }

    /** Waits until so many were posted, acknowledged or not. */
    public void awaitAttempted(int count) {
        await("posted webhooks").atMost(PATIENCE).until(() -> attempts.get() >= count);
    }

    /** Ends after the call that is being posted; every webhook of every call is acknowledged then. */
    public void finish() {
        stopping = true;
        thread.shutdown();
        try {
            assertThat(thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every call that was acknowledged is there as it must be, and its end was told under one delivery id. */
    public void assertNothingLost(RunningStack stack, Subscriber subscriber) {
        List<Lifecycle> calls = List.copyOf(acknowledged);
        assertThat(calls).isNotEmpty();
        for (Lifecycle call : calls) {
            JsonNode seen = stack.calls()
                    .await(
                            call.providerCallId(),
                            one -> one.path("version").asInt()
                                    == call.webhooks().size());
            assertThat(seen.path("status").asText()).isEqualTo("completed");
            assertThat(seen.path("durationSeconds").asInt()).isEqualTo(call.seconds());
        }
        List<ReceivedRequest> received = subscriber.await("an end for each call", all -> ids(all) >= calls.size());
        assertThat(ids(received)).isEqualTo(calls.size());
        assertThat(received.stream().map(Load::call).distinct()).hasSize(calls.size());
    }

    @Override
    public void close() {
        stopping = true;
        thread.shutdownNow();
    }

    private static long ids(List<ReceivedRequest> received) {
        return received.stream()
                .map(one -> one.headers().get("webhook-id"))
                .distinct()
                .count();
    }

    private static String call(ReceivedRequest one) {
        return Api.json(one.body()).path("data").path("id").asText();
    }

    private void run() {
        while (!stopping) {
            for (Lifecycle call : Lifecycle.ofAll(senders, 1)) {
                call.webhooks().forEach(this::untilAcknowledged);
                acknowledged.add(call);
            }
        }
    }

    private void untilAcknowledged(ProviderRequest webhook) {
        await("acknowledgement")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> post(webhook));
        webhooks.incrementAndGet();
    }

    private boolean post(ProviderRequest webhook) {
        attempts.incrementAndGet();
        try {
            return senders.send(webhook).status() / 100 == 2;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
