package io.ringpost.sms.send;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;

/** How long the database is waited for: a connection that falls silent would keep its waiters for ever. */
@Singleton
public class SendPatience {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);

    private final SendSettings settings;

    SendPatience(SendSettings settings) {
        this.settings = settings;
    }

    /** One try; fails if it takes too long. */
    <T> Uni<T> once(Uni<T> step) {
        return step.ifNoItem().after(settings.databaseLimit()).fail();
    }

    /** One try of what cannot be called off; fails if it takes too long, and what it brings then is handed on. */
    <T> Uni<T> once(Uni<T> step, Consumer<T> late) {
        return InTime.of(step, settings.databaseLimit(), late);
    }

    /** Tries until it succeeds, for as long as a lease may hold. */
    <T> Uni<T> whileLeased(Uni<T> step) {
        return once(step)
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(settings.lease().toMillis());
    }
}
