package io.ringpost.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A connection whose other end is gone may never answer; nothing of the relay waits for ever. */
final class Limit {
    private static final Duration STATEMENT = Duration.ofSeconds(30);

    private Limit() {}

    static <T> Uni<T> on(Uni<T> statement) {
        return statement.ifNoItem().after(STATEMENT).fail();
    }
}
