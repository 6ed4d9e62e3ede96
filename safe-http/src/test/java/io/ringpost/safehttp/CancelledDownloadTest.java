package io.ringpost.safehttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever no longer wants a download is handed nothing more of it. */
class CancelledDownloadTest {
    private final Calls calls = new Calls();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void handsOnNothingMoreOfACompressedPart() throws Exception {
        CompletableFuture<Context> taking = new CompletableFuture<>();
        CompletableFuture<UniEmitter<? super Void>> taken = new CompletableFuture<>();
        AtomicInteger pieces = new AtomicInteger();
        Collected slow = new Collected(piece -> Uni.createFrom().emitter(emitter -> {
            pieces.incrementAndGet();
            taken.complete(emitter);
            taking.complete(Vertx.currentContext());
        }));
        var running = calls.client()
                .download(new SafeDownload(request(zipped()), Duration.ofSeconds(8), 1 << 20, Set.of()), slow)
                .subscribe()
                .with(outcome -> {});
        Context context = taking.get(60, TimeUnit.SECONDS);

        running.cancel();
        taken.get(60, TimeUnit.SECONDS).complete(null);

        afterAllBefore(context);
        assertThat(pieces).hasValue(1);
    }

    /** One part of it inflates to many pieces. */
    private int zipped() throws IOException {
        byte[] body = DecodingTest.gzip(new byte[500_000]);
        return calls.http(request -> request.response()
                .putHeader("content-encoding", "gzip")
                .putHeader("content-length", "1000000")
                .write(Buffer.buffer(body)));
    }

    private static SafeRequest request(int port) {
        return SafeRequest.get("http://api.example:" + port + "/media").withLimits(Calls.PATIENT);
    }

    private static void afterAllBefore(Context context) throws Exception {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        context.runOnContext(ignored -> turn.complete(null));
        turn.get(60, TimeUnit.SECONDS);
    }
}
