package io.ringpost.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.receive.ReceivedRequest;
import io.ringpost.local.simulate.Authenticity;
import io.ringpost.local.simulate.ProviderRequest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that go on posting whole calls while something breaks, and post again what was not acknowledged. */
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_CALLS = 90;

    private final Senders senders;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Queue<Lifecycle> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> clients = new ConcurrentLinkedQueue<>();
    private final AtomicInteger webhooks = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Future<?> posting;
    private volatile boolean stopping;

    private Load(RunningStack stack) {
        senders = stack.senders();
        posting = thread.submit(this::run);
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
        try {
            posting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the load did not end well", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every call and client that was acknowledged is there as it must be, and was told under one delivery id. */
    public void assertNothingLost(RunningStack stack, Subscriber subscriber) {
        assertThat(calls).isNotEmpty();
        for (Lifecycle call : calls) {
            JsonNode seen = stack.calls()
                    .awaitFacts(call.providerCallId(), call.webhooks().size());
            assertThat(seen.path("status").asText()).isEqualTo("completed");
            assertThat(seen.path("durationSeconds").asInt()).isEqualTo(call.seconds());
        }
        int told = calls.size() + clients.size();
        subscriber.await("an end for each call, and each client", all -> ids(all) >= told);
        stack.awaitStillness();
        List<ReceivedRequest> received = subscriber.settled();
        assertThat(ids(received)).isEqualTo(told);
        assertThat(received.stream().map(Load::subject).distinct()).hasSize(told);
        assertThat(received.stream().map(Load::subject)).containsAll(clients);
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

    private static String subject(ReceivedRequest one) {
        return Api.json(one.body()).path("data").path("id").asText();
    }

    private void run() {
        while (!stopping && calls.size() < MOST_CALLS) {
            for (Lifecycle call : Lifecycle.ofAll(senders, 1)) {
                call.webhooks().forEach(this::untilAcknowledged);
                calls.add(call);
            }
            String client = UUID.randomUUID().toString();
            String event =
                    "{\"event\":\"cliente.criado\",\"id\":\"%s\",\"data\":{\"id\":\"%s\"}}".formatted(client, client);
            untilAcknowledged(senders.crm().post(event.getBytes(StandardCharsets.UTF_8), Authenticity.GENUINE));
            clients.add(client);
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
