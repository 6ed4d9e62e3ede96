package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;

/**
 * Hands a body on part by part, at the receiver's pace: while a part is being taken, nothing is read from the
 * connection, and the host is not blamed for our slowness. Used from one context only.
 */
final class StreamedAnswer implements Reading {

    private final HttpClientResponse response;
    private final AnswerHead head;
    private final SafeDownload download;
    private final BodyReceiver receiver;
    private final Consumer<BodyEnd> ended;
    private final Context context;
    private final StreamDecoding decoding;
    private final Alarm idle;

    private long handedOn;
    private boolean over;

    StreamedAnswer(
            HttpClientResponse response,
            AnswerHead head,
            SafeDownload download,
            BodyReceiver receiver,
            Context context,
            Consumer<BodyEnd> ended) {
        this.response = response;
        this.head = head;
        this.download = download;
        this.receiver = receiver;
        this.context = context;
        this.ended = ended;
        this.idle = new Alarm(context);
        this.decoding = StreamDecoding.of(head.header("content-encoding"));
    }

    @Override
    public void read() {
        if (announced() > download.bytes()) {
            ended.accept(BodyEnd.OVER_CAP);
            return;
        }
        await();
        response.exceptionHandler(broken -> ended.accept(BodyEnd.BROKEN))
                .endHandler(end -> ended.accept(decoding.complete() ? BodyEnd.COMPLETE : BodyEnd.BROKEN))
                .handler(this::take);
    }

    @Override
    public Answered outcome(BodyEnd end, Phases phases) {
        return head.with(new byte[0], end, phases);
    }

    @Override
    public void close() {
        over = true;
        idle.stop();
        decoding.close();
    }

    private void take(Buffer part) {
        if (over) {
            return;
        }
        response.pause();
        idle.stop();
        decoding.put(part.getBytes());
        handOn();
    }

    /** One decoded piece after the other: a part that inflates to much is never whole in memory. */
    private void handOn() {
        if (over) {
            return;
        }
        byte[] piece;
        try {
            piece = decoding.next();
        } catch (DataFormatException damaged) {
            ended.accept(BodyEnd.BROKEN);
            return;
        }
        if (piece.length == 0) {
            await();
            response.resume();
            return;
        }
        handedOn += piece.length;
        if (handedOn > download.bytes()) {
            ended.accept(BodyEnd.OVER_CAP);
            return;
        }
        Uni.createFrom()
                .deferred(() -> receiver.write(piece))
                .subscribe()
                .with(
                        written -> context.runOnContext(ignored -> handOn()),
                        refused -> context.runOnContext(ignored -> ended.accept(BodyEnd.REFUSED)));
    }

    private void await() {
        idle.set(download.idle(), () -> ended.accept(BodyEnd.IDLE));
    }

    private long announced() {
        String length = head.header("content-length");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
