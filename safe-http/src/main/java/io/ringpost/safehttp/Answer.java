package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Reads one answer's body to its end, the cap, the deadline or a break; whichever is first ends it, once. */
final class Answer {

    private final HttpClientResponse response;
    private final String remoteAddress;
    private final int cap;
    private final Consumer<BodyEnd> ended;
    private final Buffer raw = Buffer.buffer();

    Answer(HttpClientResponse response, String remoteAddress, int cap, Consumer<BodyEnd> ended) {
        this.response = response;
        this.remoteAddress = remoteAddress;
        this.cap = cap;
        this.ended = ended;
    }

    void read() {
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

    Answered outcome(BodyEnd end, Phases phases) {
        Map<String, String> headers = headers(response.headers());
        Decoding body = Decoding.of(headers.getOrDefault("content-encoding", ""), raw.getBytes(), end, cap);
        return new Answered(response.statusCode(), headers, body.bytes(), body.end(), remoteAddress, tls(), phases);
    }

    private @Nullable String tls() {
        SSLSession session = response.request().connection().sslSession();
        return session == null ? null : session.getProtocol();
    }

    private static Map<String, String> headers(MultiMap all) {
        Map<String, String> joined = new TreeMap<>();
        all.forEach(header -> joined.merge(
                header.getKey().toLowerCase(Locale.ROOT), readable(header.getValue()), (one, two) -> one + ", " + two));
        return Map.copyOf(joined);
    }

    /** No control characters: these texts are stored and shown. */
    private static String readable(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }
}
