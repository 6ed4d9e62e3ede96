package io.ringpost.ingress.receive;

import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.WebhookRoute;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the webhook route of a path, by its raw text: an escaped or doubled character is another path. */
@Singleton
public class WebhookTable {
    private final Map<String, Hit> fixed = new HashMap<>();
    private final List<Hit> withToken = new ArrayList<>();

    /**
     * A route that was found.
     *
     * @param route the route
     * @param provider whose it is
     * @param pathToken the secret in the path, if the route has one
     */
    public record Hit(
            WebhookRoute route,
            WebhookProvider provider,
            @Nullable String pathToken) {}

    @Inject
    WebhookTable(Instance<WebhookProvider> providers) {
        this((Iterable<WebhookProvider>) providers);
    }

    WebhookTable(Iterable<WebhookProvider> providers) {
        for (WebhookProvider provider : providers) {
            for (WebhookRoute route : provider.routes()) {
                Hit hit = new Hit(route, provider, null);
                if (route.hasPathToken()) {
                    withToken.add(hit);
                } else {
                    fixed.put(route.template(), hit);
                }
            }
        }
    }

    Optional<Hit> find(String rawPath) {
        return Optional.ofNullable(fixed.get(rawPath)).or(() -> withToken.stream()
                .flatMap(hit -> token(hit, rawPath).stream())
                .findFirst());
    }

    private static Optional<Hit> token(Hit hit, String rawPath) {
        return hit.route().pathToken(rawPath).map(token -> new Hit(hit.route(), hit.provider(), token));
    }
}
