package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What is known of an answer before its body. */
record AnswerHead(
        int status,
        Map<String, String> headers,
        String remoteAddress,
        @Nullable String tls) {

    static AnswerHead of(HttpClientResponse response, String remoteAddress) {
        return new AnswerHead(response.statusCode(), headers(response), remoteAddress, tls(response));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Answered with(byte[] body, BodyEnd end, Phases phases) {
        return new Answered(status, headers, body, end, remoteAddress, tls, phases);
    }

    private static @Nullable String tls(HttpClientResponse response) {
        SSLSession session = response.request().connection().sslSession();
        return session == null ? null : session.getProtocol();
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> joined = new TreeMap<>();
        response.headers()
                .forEach(header -> joined.merge(
                        header.getKey().toLowerCase(Locale.ROOT),
                        readable(header.getValue()),
                        (one, two) -> one + ", " + two));
        return Map.copyOf(joined);
    }

    /** No control characters: these texts are stored and shown. */
    private static String readable(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }
}
