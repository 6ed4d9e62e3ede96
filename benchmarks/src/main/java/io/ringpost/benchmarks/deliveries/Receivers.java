package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.sender.LoadEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every subscriber, on one port. */
public final class Receivers implements AutoCloseable {
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Arrivals arrivals = new Arrivals(-1, 1);

    private Receivers(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Starts them all. */
    public static Receivers start(Vertx vertx) {
        return new Receivers(vertx);
    }

    /** What a subscriber does with what arrives. */
    @FunctionalInterface
    public interface Answer {
        /** Answers it, now, later or never. */
        void answer(Arrival arrival);
    }

    /** Where subscribers listen that answer alike. */
    @FunctionalInterface
    public interface Place {
        /** The URL of one of them. */
        String url(int index);
    }

    /** Subscribers who count what arrives and answer at once. */
    public Place healthy() {
        return place(arrival -> {
            arrivals.count(arrival);
            arrival.response().end();
        });
    }

    /** Subscribers who accept and never answer. */
    public Place hung() {
        return place(arrival -> {});
    }

    /** Subscribers of any kind. */
    public Place place(Answer answer) {
        answers.add(answer);
        int number = answers.size() - 1;
        return index -> "http://127.0.0.1:" + server.actualPort() + "/" + number + "/" + index;
    }

    /** From now on only events of this phase count, each once. */
    public Arrivals phase(int number) {
        return phase(number, 1);
    }

    /** From now on only events of this phase count, each once for each of so many subscribers. */
    public Arrivals phase(int number, int width) {
        arrivals = new Arrivals(number, width);
        return arrivals;
    }

    /** What counts at the moment. */
    public Arrivals arrivals() {
        return arrivals;
    }

    private void receive(HttpServerRequest request) {
        long now = System.nanoTime();
        String[] path = request.path().split("/", -1);
        Answer answer = answers.get(Integer.parseInt(path[1]));
        request.bodyHandler(body -> answer.answer(arrival(body, Integer.parseInt(path[2]), now, request)));
    }

    private static Arrival arrival(Buffer body, int index, long now, HttpServerRequest request) {
        String text = body.toString(StandardCharsets.UTF_8);
        return new Arrival(
                (int) LoadEvent.number(text, "phase"),
                (int) LoadEvent.number(text, "sequence"),
                LoadEvent.number(text, "planned"),
                index,
                now,
                request.response());
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
