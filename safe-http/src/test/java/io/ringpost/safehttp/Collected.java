package io.ringpost.safehttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A receiver that counts what it takes and may be slow or unwilling. */
final class Collected implements BodyReceiver {

    final AtomicLong bytes = new AtomicLong();
    final AtomicInteger largestPart = new AtomicInteger();
    final AtomicReference<String> text = new AtomicReference<>("");
    private final Function<byte[], Uni<Void>> takes;

    Collected() {
        this(part -> Uni.createFrom().voidItem());
    }

    Collected(Function<byte[], Uni<Void>> takes) {
        this.takes = takes;
    }

    @Override
    public boolean wants(int status, Map<String, String> headers) {
        return status == 200;
    }

    @Override
    public Uni<Void> write(byte[] part) {
        bytes.addAndGet(part.length);
        largestPart.accumulateAndGet(part.length, Math::max);
        text.updateAndGet(start -> start.length() < 1_000 ? start + new String(part, ISO_8859_1) : start);
        return takes.apply(part);
    }
}
