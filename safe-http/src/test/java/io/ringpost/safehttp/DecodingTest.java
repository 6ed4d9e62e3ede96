package io.ringpost.safehttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    private static final byte[] TEXT = "{\"success\":true}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "X-GZIP", "deflate", "raw deflate", "", "br"})
    void whatCanBeReadIsDecoded(String encoding) throws IOException {
        Decoding body = Decoding.of(encoding.replace("raw ", ""), packed(encoding), BodyEnd.COMPLETE, 1000);

        assertThat(body.bytes()).isEqualTo(TEXT);
        assertThat(body.end()).isEqualTo(BodyEnd.COMPLETE);
    }

    @Test
    void aBombIsCutAtTheCapOfDecodedBytes() throws IOException {
        byte[] bomb = gzip(new byte[10_000_000]);

        Decoding body = Decoding.of("gzip", bomb, BodyEnd.COMPLETE, 16_384);

        assertThat(bomb.length).isLessThan(16_384);
        assertThat(body.bytes()).hasSize(16_384);
        assertThat(body.end()).isEqualTo(BodyEnd.OVER_CAP);
    }

    @Test
    void aCutBodyKeepsWhatCouldBeDecoded() throws IOException {
        byte[] half = gzip("0123456789".repeat(1000).getBytes(UTF_8));

        Decoding body = Decoding.of("gzip", Arrays.copyOf(half, half.length - 8), BodyEnd.TIMED_OUT, 100_000);

        assertThat(body.bytes()).startsWith("0123456789".getBytes(UTF_8));
        assertThat(body.end()).isEqualTo(BodyEnd.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void bytesThatAreNotCompressedAreBroken(String encoding) {
        Decoding body = Decoding.of(encoding, TEXT, BodyEnd.COMPLETE, 1000);

        assertThat(body.end()).isEqualTo(BodyEnd.BROKEN);
    }

    private static byte[] packed(String encoding) throws IOException {
        return switch (encoding) {
            case "gzip", "X-GZIP" -> gzip(TEXT);
            case "deflate" -> deflate(new Deflater());
            case "raw deflate" -> deflate(new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            default -> TEXT;
        };
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(Deflater deflater) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(packed, deflater)) {
            deflate.write(TEXT);
        }
        return packed.toByteArray();
    }
}
