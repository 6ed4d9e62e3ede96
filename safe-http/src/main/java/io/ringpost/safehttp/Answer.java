package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;

/** Reads one answer's body to its end, the cap, the deadline or a break; whichever is first ends it, once. */
final class Answer implements Reading {

    private final HttpClientResponse response;
    private final AnswerHead head;
    private final int cap;
    private final Consumer<BodyEnd> ended;
    private final Buffer raw = Buffer.buffer();

    Answer(HttpClientResponse response, AnswerHead head, int cap, Consumer<BodyEnd> ended) {
        this.response = response;
        this.head = head;
        this.cap = cap;
        this.ended = ended;
    }

    @Override
    public void read() {
        response.exceptionHandler(broken -> ended.accept(BodyEnd.BROKEN))
                .endHandler(end -> ended.accept(BodyEnd.COMPLETE))
                .handler(this::keep);
    }

    private void keep(Buffer part) {
        int room = cap - raw.length();
        raw.appendBuffer(part, 0, Math.min(room, part.length()));
        if (part.length() > room) {
            ended.accept(BodyEnd.OVER_CAP);
        }
    }

    @Override
    public Answered outcome(BodyEnd end, Phases phases) {
        Decoding body = Decoding.of(head.header("content-encoding"), raw.getBytes(), end, cap);
        return head.with(body.bytes(), body.end(), phases);
    }

    @Override
    public void close() {
        // It holds no more than the bytes that have come.
    }
}
