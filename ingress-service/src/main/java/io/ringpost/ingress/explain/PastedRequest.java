package io.ringpost.ingress.explain;

import io.ringpost.ingress.provider.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request as text: as a proxy, a tunnel or a packet capture shows it, with either line end.
 *
 * @param method HTTP method
 * @param path raw path, each char of it one byte
 * @param query raw query
 * @param headers its headers
 * @param body its body
 * @param missing how many bytes its length header announces beyond what was pasted
 */
record PastedRequest(
        String method, String path, @Nullable String query, RequestHeaders headers, byte[] body, int missing) {
    private static final int REQUEST_LINE_WORDS = 2;

    /** Reads it; empty if there is no request line. */
    static Optional<PastedRequest> read(byte[] pasted) {
        Lines lines = new Lines(pasted);
        String[] start = lines.next().split(" ", -1);
        if (start.length < REQUEST_LINE_WORDS || target(start[1]).isEmpty()) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(Map.entry(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return Optional.of(of(start[0], target(start[1]), new RequestHeaders(headers), lines.rest()));
    }

    private static PastedRequest of(String method, String target, RequestHeaders headers, byte[] rest) {
        int query = target.indexOf('?');
        int length = headers.first("content-length")
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::parseInt)
                .orElse(withoutLineEnd(rest));
        return new PastedRequest(
                method,
                query < 0 ? target : target.substring(0, query),
                query < 0 ? null : target.substring(query + 1),
                headers,
                Arrays.copyOf(rest, Math.min(length, rest.length)),
                Math.max(0, length - rest.length));
    }

    /** Pasting ends with a line end that was not sent. */
    private static int withoutLineEnd(byte[] rest) {
        int end = rest.length;
        if (end > 0 && rest[end - 1] == '\n') {
            end--;
        }
        return end > 0 && end < rest.length && rest[end - 1] == '\r' ? end - 1 : end;
    }

    /** Path and query; a whole address is cut down to them. */
    private static String target(String address) {
        if (address.startsWith("/")) {
            return address;
        }
        int scheme = address.indexOf("://");
        int path = scheme < 0 ? -1 : address.indexOf('/', scheme + 3);
        return path < 0 ? "" : address.substring(path);
    }

    /** Lines of the head, then the bytes behind them. */
    private static final class Lines {
        private final byte[] bytes;
        private int at;

        Lines(byte[] bytes) {
            this.bytes = bytes;
            while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
                at++;
            }
        }

        String next() {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
            at = Math.min(end + 1, bytes.length);
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }

        byte[] rest() {
            return Arrays.copyOfRange(bytes, at, bytes.length);
        }
    }
}
