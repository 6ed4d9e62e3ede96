package io.ringpost.ingress.spool;

import io.ringpost.contract.Topic;
import io.ringpost.ingress.publish.OutgoingRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A record as bytes: version, key, headers, value; its topic stands in the frame. */
final class RecordBytes {
    private static final byte VERSION = 1;

    private RecordBytes() {}

    static byte[] write(OutgoingRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(record.value().length + 1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            part(out, text(record.key()));
            out.writeInt(record.headers().size());
            for (Map.Entry<String, String> header : record.headers().entrySet()) {
                part(out, text(header.getKey()));
                part(out, text(header.getValue()));
            }
            part(out, record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The record of these bytes.
     *
     * @throws IllegalArgumentException if no version of this program wrote them
     */
    static OutgoingRecord read(Topic topic, byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("a spooled record of an unknown version");
            }
            String key = text(part(in));
            int count = in.getInt();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                headers.put(text(part(in)), text(part(in)));
            }
            return new OutgoingRecord(topic, key, headers, part(in));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("a spooled record that ends too early", e);
        }
    }

    private static void part(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] part(ByteBuffer in) {
        int length = in.getInt();
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
