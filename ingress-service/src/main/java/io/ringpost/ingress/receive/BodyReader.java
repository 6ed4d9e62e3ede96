package io.ringpost.ingress.receive;

import io.ringpost.ingress.connect.TimeLimit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one body: within its size, within its time, and within what all bodies together may take. */
final class BodyReader {
    private final Exchange exchange;
    private final HttpServerRequest http;
    private final Limits limits;
    private final Outcome outcome;
    private final BodyBytes body = new BodyBytes();
    private @Nullable TimeLimit slow;
    private boolean done;

    /**
     * How much and how long.
     *
     * @param bytes largest body
     * @param time longest wait for its end
     * @param share what it takes of what all bodies may hold
     */
    record Limits(int bytes, Duration time, BodyBudget.Share share) {}

    /** What comes of it; exactly one is called, none if the sender is gone. */
    interface Outcome {
        /** All of it is here. */
        void complete(byte[] body);

        /** It is larger than allowed. */
        void tooLarge(long seen);

        /** It is not complete in time. */
        void tooSlow(long seen);

        /** Too many bodies are being read. */
        void overloaded(long seen);
    }

    private BodyReader(Exchange exchange, Limits limits, Outcome outcome) {
        this.exchange = exchange;
        this.http = exchange.http();
        this.limits = limits;
        this.outcome = outcome;
    }

    static void read(Exchange exchange, Limits limits, Outcome outcome) {
        new BodyReader(exchange, limits, outcome).start();
    }

    private void start() {
        // Of most webhooks the whole body is here before the turn ends.
        exchange.context().vertx().runOnContext(turnEnded -> {
            if (!done) {
                slow = exchange.within(limits.time(), () -> finish(() -> outcome.tooSlow(body.length())));
            }
        });
        http.handler(this::chunk);
        http.exceptionHandler(gone -> finish(() -> {}));
        http.endHandler(end -> finish(() -> outcome.complete(body.whole())));
        if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
    }

    private void chunk(Buffer chunk) {
        if (done) {
            return;
        }
        boolean room = limits.share().take(chunk.length());
        body.add(chunk);
        if (body.length() > limits.bytes()) {
            finish(() -> outcome.tooLarge(body.length()));
        } else if (!room) {
            finish(() -> outcome.overloaded(body.length()));
        }
    }

    private void finish(Runnable end) {
        if (!done) {
            done = true;
            if (slow != null) {
                slow.stop();
            }
            limits.share().release();
            end.run();
        }
    }
}
