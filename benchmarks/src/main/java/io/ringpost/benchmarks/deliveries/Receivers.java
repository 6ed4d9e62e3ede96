package io.ringpost.benchmarks.deliveries;

import io.ringpost.benchmarks.load.Tally;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Every subscriber: healthy ones answer at once, hung ones never. What arrives is counted once, by its number. */
public final class Receivers {
    private static final String HUNG = "/hung/";

    private final int port;
    private Phase phase = new Phase(-1);

    private Receivers(Vertx vertx) {
        port = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Starts them all on one port. */
    public static Receivers start(Vertx vertx) {
        return new Receivers(vertx);
    }

    /** Where a healthy subscriber listens. */
    public String healthy(String name) {
        return "http://127.0.0.1:" + port + "/healthy/" + name;
    }

    /** Where a subscriber listens who accepts and never answers. */
    public String hung(String name) {
        return "http://127.0.0.1:" + port + HUNG + name;
    }

    /** From now on only events of this phase count. */
    public synchronized Phase phase(int number) {
        phase = new Phase(number);
        return phase;
    }

    private synchronized Phase current() {
        return phase;
    }

    private void receive(HttpServerRequest request) {
        long now = System.nanoTime();
        if (!request.path().startsWith(HUNG)) {
            request.bodyHandler(body -> {
                current().arrived(body, now);
                request.response().end();
            });
        }
    }

    /** What arrived in one measurement. */
    public static final class Phase {
        private final int number;
        private final Tally tally = new Tally();
        private final BitSet seen = new BitSet();
        private long first;
        private long last;
        private long again;

        private Phase(int number) {
            this.number = number;
        }

        /** Latencies from the planned moment of the event to the first byte of its POST. */
        public Tally tally() {
            return tally;
        }

        /** How many different events arrived. */
        public synchronized int arrived() {
            return seen.cardinality();
        }

        /** How many arrived more than once. */
        public synchronized long again() {
            return again;
        }

        /** Arrivals per second between the first and the last. */
        public synchronized double perSecond() {
            return last <= first ? 0 : (seen.cardinality() - 1) * 1e9 / (last - first);
        }

        private synchronized void arrived(Buffer body, long now) {
            String text = body.toString(StandardCharsets.UTF_8);
            if (EventSource.number(text, "phase") != number) {
                return;
            }
            int sequence = (int) EventSource.number(text, "sequence");
            if (seen.get(sequence)) {
                again++;
                return;
            }
            seen.set(sequence);
            first = first == 0 ? now : first;
            last = now;
            tally.answer(200, now - EventSource.number(text, "planned"));
        }
    }
}
