package io.ringpost.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private final ResponseReader reader = new ResponseReader();

    @Test
    void anAnswerWithoutBodyIsCompleteWithItsHead() {
        assertThat(feed("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(204);
        assertThat(feed("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")).isEqualTo(403);
    }

    @Test
    void anAnswerInPiecesIsCompleteWithItsLastByte() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok";

        for (int i = 0; i < answer.length() - 1; i++) {
            assertThat(feed(answer.substring(i, i + 1))).isEqualTo(ResponseReader.MORE);
        }

        assertThat(feed("k")).isEqualTo(200);
    }

    private int feed(String part) {
        return reader.feed(Buffer.buffer(part));
    }
}
