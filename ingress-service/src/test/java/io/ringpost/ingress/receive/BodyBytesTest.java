package io.ringpost.ingress.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BodyBytesTest {
    /** As a TLS connection hands them on: views of a part of other bytes. */
    @Property
    void areThoseOfAllPiecesInTheirOrder(@ForAll List<String> texts, @ForAll boolean views) {
        BodyBytes body = new BodyBytes();
        List<Buffer> pieces = new ArrayList<>();
        for (String text : texts) {
            pieces.add(views ? view(text) : Buffer.buffer(text));
        }

        pieces.forEach(body::add);

        byte[] expected = String.join("", texts).getBytes(StandardCharsets.UTF_8);
        assertThat(body.length()).isEqualTo(expected.length);
        assertThat(body.whole()).isEqualTo(expected);
    }

    @Test
    void manySmallPiecesMakeALargeBody() {
        BodyBytes body = new BodyBytes();
        for (int i = 0; i < 100_000; i++) {
            body.add(view("ab"));
        }

        assertThat(new String(body.whole(), StandardCharsets.UTF_8)).isEqualTo("ab".repeat(100_000));
    }

    private static Buffer view(String text) {
        Buffer around = Buffer.buffer("<" + text + ">");
        return around.slice(1, around.length() - 1);
    }
}
