package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.machine.Await;
import io.ringpost.benchmarks.sender.LoadEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP limit: a client that POSTs bodies as large to the same receivers, with as many under way, and does nothing else. */
public final class PostLimit {
    private static final int UNDER_WAY = 400;
    private static final int CONNECTIONS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Vertx vertx;
    private final String url;
    private final Buffer body;

    /** Posts to receivers that count for nothing. */
    public PostLimit(Vertx vertx, Receivers receivers) {
        this.vertx = vertx;
        this.url = receivers.place(arrival -> arrival.response().end()).url(0);
        String data = new LoadEvent("limit", 0, 0, 0).data();
        this.body = Buffer.buffer(
                "{\"event\":\"cliente.atualizado\",\"timestamp\":\"2024-01-01T10:00:00Z\",\"data\":" + data + "}");
    }

    /** So many of them. */
    public double perSecond(int count) {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        try {
            run(client, count / 4);
            long start = System.nanoTime();
            run(client, count);
            return count * 1e9 / (System.nanoTime() - start);
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void run(HttpClient client, int count) {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < UNDER_WAY; i++) {
            next(client, count, started, answered);
        }
        Await.until("the client's limit is measured", PATIENCE, () -> answered.get() >= count);
    }

    private void next(HttpClient client, int count, AtomicInteger started, AtomicInteger answered) {
        if (started.getAndIncrement() >= count) {
            return;
        }
        client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url))
                .compose(request -> request.send(body))
                .compose(response -> response.body())
                .onComplete(done -> {
                    answered.incrementAndGet();
                    next(client, count, started, answered);
                });
    }
}
