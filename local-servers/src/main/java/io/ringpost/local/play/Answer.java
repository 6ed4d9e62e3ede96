package io.ringpost.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.local.receive.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a provider's API answers.
 *
 * @param status HTTP status
 * @param headers all but the length
 * @param body the bytes that are written
 * @param length the length that is told, which for HEAD is that of the body left out
 */
public record Answer(int status, Map<String, String> headers, byte[] body, int length) {
    /** An answer of one content type. */
    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, body.length);
    }

    /** An answer in JSON. */
    public static Answer json(int status, JsonNode json) {
        return of(status, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], 0);
    }

    /** The same answer with a header set; an empty value sets none. */
    public Answer with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, length);
    }

    /** The answer to HEAD: the body is left out, its length is told. */
    Answer headOnly() {
        return new Answer(status, headers, new byte[0], length);
    }

    void send(Reply reply) throws IOException {
        reply.send(status, headers, body, length);
    }

    /** Writes the head and half of the body, then breaks the connection. */
    void cut(Reply reply) throws IOException {
        reply.send(status, headers, Arrays.copyOf(body, body.length / 2), length);
        reply.reset();
    }
}
