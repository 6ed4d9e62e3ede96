package io.ringpost.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.ringpost.api.ApiPaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a body whose declared length is over the limit, before Quarkus does so with an empty answer. */
@ApplicationScoped
public class DeclaredSize {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final long limit;

    DeclaredSize(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit) {
        this.limit = limit.map(MemorySize::asLongValue).orElse(NO_LIMIT);
    }

    void register(@Observes Router router) {
        var unused = router.route(ApiPaths.V1 + "/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::check);
    }

    private void check(RoutingContext exchange) {
        if (isOver(exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemResponse.end(exchange, ProblemException.tooLarge("The body may have at most " + limit + " bytes."));
        } else {
            exchange.next();
        }
    }

    private boolean isOver(@Nullable String declared) {
        return declared != null && declared.matches("\\d{1,18}") && Long.parseLong(declared) > limit;
    }
}
