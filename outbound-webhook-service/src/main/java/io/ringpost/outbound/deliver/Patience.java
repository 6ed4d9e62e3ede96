package io.ringpost.outbound.deliver;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * How long the database is waited for. A connection may fall silent without an end, and nothing else would ever end what
 * waits for its answer.
 */
final class Patience {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);

    private final Duration perTry;
    private final Duration inAll;

    Patience(DeliverySettings settings) {
        this.perTry = settings.databaseLimit();
        this.inAll = settings.lease();
    }

    /** One try; fails if it takes too long. */
    <T> Uni<T> once(Uni<T> step) {
        return step.ifNoItem().after(perTry).fail();
    }

    /** Tries until it succeeds, for as long as a lease holds. */
    <T> Uni<T> whileLeased(Uni<T> step) {
        return once(step)
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(inAll.toMillis());
    }
}
