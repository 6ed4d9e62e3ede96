package io.ringpost.api.repeat;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Ids for what a request makes: the same ones when it is done again under its key, else fresh ones. */
@ApplicationScoped
public class RequestIds {
    private static final String SEED = "ringpost.request.seed";
    private static final int LENGTH = 32;

    private final CurrentVertxRequest current;

    RequestIds(CurrentVertxRequest current) {
        this.current = current;
    }

    /** 32 hexadecimal digits; ask for it before the method waits for anything. */
    public String id(String purpose) {
        return KeyedRequest.hash(seed().orElseGet(() -> UUID.randomUUID().toString()), purpose)
                .substring(0, LENGTH);
    }

    /** As {@link #id}, empty if the request has no key. */
    public Optional<String> keyed(String purpose) {
        return seed().map(seed -> KeyedRequest.hash(seed, purpose).substring(0, LENGTH));
    }

    private Optional<String> seed() {
        return Optional.ofNullable(current.getCurrent()).map(exchange -> exchange.get(SEED));
    }

    static void note(RoutingContext exchange, String seed) {
        var unused = exchange.put(SEED, seed);
    }
}
