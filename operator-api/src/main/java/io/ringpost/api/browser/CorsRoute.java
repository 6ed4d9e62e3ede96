package io.ringpost.api.browser;

import io.ringpost.api.ApiPaths;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets pages of the configured origins use what is below {@code /api/v1}, and nothing else. */
@ApplicationScoped
public class CorsRoute {
    /** Before every other route, those that answer all alone too. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String TAKEN =
            "Authorization, Content-Type, Idempotency-Key, If-None-Match, If-Range, Last-Event-ID, Range";
    private static final String SHOWN =
            "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Idempotent-Replayed, Location, Retry-After";
    private static final String AN_HOUR = "3600";
    private static final int NO_CONTENT = 204;

    private final Origins origins;

    CorsRoute(@ConfigProperty(name = "RINGPOST_CORS_ORIGINS") Optional<String> setting) {
        this.origins = new Origins(setting.orElse(""));
    }

    void register(@Observes Router router) {
        if (!origins.none()) {
            var unused = router.route().order(FIRST).handler(this::handle);
        }
    }

    private void handle(RoutingContext exchange) {
        if (!ApiPaths.owns(exchange.normalizedPath())) {
            exchange.next();
            return;
        }
        MultiMap asked = exchange.request().headers();
        MultiMap answer = exchange.response().headers();
        answer.add("Vary", "Origin");
        String origin = asked.get("Origin");
        if (!origins.allow(origin)) {
            exchange.next();
            return;
        }
        answer.set("Access-Control-Allow-Origin", origin);
        if (exchange.request().method().equals(HttpMethod.OPTIONS) && asked.contains("Access-Control-Request-Method")) {
            answer.set("Access-Control-Allow-Methods", METHODS)
                    .set("Access-Control-Allow-Headers", TAKEN)
                    .set("Access-Control-Max-Age", AN_HOUR);
            var unused = exchange.response().setStatusCode(NO_CONTENT).end();
        } else {
            answer.set("Access-Control-Expose-Headers", SHOWN);
            exchange.next();
        }
    }
}
