package io.ringpost.ingress.receive;

import io.vertx.core.buffer.Buffer;

/** The bytes of one body as they come; most come in one piece, which is not copied before all is here. */
final class BodyBytes {
    private Buffer bytes = Buffer.buffer();
    private boolean own = true;

    void add(Buffer piece) {
        if (bytes.length() == 0) {
            bytes = piece;
            own = false;
            return;
        }
        if (!own) {
            // A piece may be a view of other bytes, which cannot grow.
            bytes = Buffer.buffer(bytes.length() + piece.length()).appendBuffer(bytes);
            own = true;
        }
        bytes.appendBuffer(piece);
    }

    int length() {
        return bytes.length();
    }

    byte[] whole() {
        return bytes.getBytes();
    }
}
