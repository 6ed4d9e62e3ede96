package io.ringpost.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/** Reads the answers of one connection, one at a time, as far as a load generator needs them. */
final class ResponseReader {
    /** The answer is not complete yet. */
    static final int MORE = -1;

    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS_AT = 9;

    private Buffer held = Buffer.buffer();

    /** The status if these bytes complete an answer, else {@link #MORE}. */
    int feed(Buffer part) {
        Buffer all = held.length() == 0 ? part : held.appendBuffer(part);
        int headEnd = headEnd(all);
        if (headEnd < 0) {
            held = all;
            return MORE;
        }
        String head = all.getString(0, headEnd);
        if (all.length() < headEnd + bodyLength(head.toLowerCase(Locale.ROOT))) {
            held = all;
            return MORE;
        }
        held = Buffer.buffer();
        return Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
    }

    private static int headEnd(Buffer all) {
        for (int i = 3; i < all.length(); i++) {
            if (all.getByte(i) == '\n' && all.getByte(i - 1) == '\r' && all.getByte(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int bodyLength(String head) {
        if (head.contains("transfer-encoding")) {
            throw new IllegalStateException("the generator reads no chunked answers");
        }
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }
}
