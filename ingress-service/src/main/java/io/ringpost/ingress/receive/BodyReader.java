package io.ringpost.ingress.receive;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads one body: within its size, within its time, and within what all bodies together may take. */
final class BodyReader {
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final HttpServerRequest http;
    private final Limits limits;
    private final Outcome outcome;
    private final Buffer body = Buffer.buffer();
    private long timer = NO_TIMER;
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

    private BodyReader(Vertx vertx, HttpServerRequest http, Limits limits, Outcome outcome) {
        this.vertx = vertx;
        this.http = http;
        this.limits = limits;
        this.outcome = outcome;
    }

    static void read(Vertx vertx, HttpServerRequest http, Limits limits, Outcome outcome) {
        new BodyReader(vertx, http, limits, outcome).start();
    }

    private void start() {
        // Of most webhooks the whole body is here before the turn ends.
        vertx.runOnContext(turnEnded -> {
            if (!done) {
                timer = vertx.setTimer(limits.time().toMillis(), fired -> finish(() -> outcome.tooSlow(body.length())));
            }
        });
        http.handler(this::chunk);
        http.exceptionHandler(gone -> finish(() -> {}));
        http.endHandler(end -> finish(() -> outcome.complete(body.getBytes())));
        if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
    }

    private void chunk(Buffer chunk) {
        if (done) {
            return;
        }
        boolean room = limits.share().take(chunk.length());
        body.appendBuffer(chunk);
        if (body.length() > limits.bytes()) {
            finish(() -> outcome.tooLarge(body.length()));
        } else if (!room) {
            finish(() -> outcome.overloaded(body.length()));
        }
    }

    private void finish(Runnable end) {
        if (!done) {
            done = true;
            if (timer != NO_TIMER) {
                vertx.cancelTimer(timer);
            }
            limits.share().release();
            end.run();
        }
    }
}
