package io.ringpost.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.ringpost.api.ApiPaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a body over {@code quarkus.http.limits.max-body-size} in words; Quarkus does so with an empty answer. */
@ApplicationScoped
public class BodyLimit {
    private static final long NO_LIMIT = -1;

    private final OptionalLong limit;
    private final BodyHandler counting;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit) {
        this.limit = limit.map(size -> OptionalLong.of(size.asLongValue())).orElse(OptionalLong.empty());
        this.counting = BodyHandler.create(false).setBodyLimit(this.limit.orElse(NO_LIMIT));
    }

    /** A service that has no limit here judges sizes itself. */
    void register(@Observes Router router) {
        if (limit.isPresent()) {
            var unused = router.route(ApiPaths.V1 + "/*")
                    .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                    .handler(this::check)
                    .failureHandler(this::failed);
        }
    }

    /** A body of declared length is judged by that; one of unknown length is read here, up to the limit. */
    private void check(RoutingContext exchange) {
        if (isOver(exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(exchange);
        } else if (exchange.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            counting.handle(exchange);
        } else {
            exchange.next();
        }
    }

    private void failed(RoutingContext exchange) {
        if (exchange.statusCode() == ProblemKind.TOO_LARGE.status()) {
            refuse(exchange);
        } else {
            exchange.next();
        }
    }

    private void refuse(RoutingContext exchange) {
        exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
        ProblemResponse.end(
                exchange, ProblemException.tooLarge("The body may have at most " + limit.orElse(NO_LIMIT) + " bytes."));
    }

    private boolean isOver(@Nullable String declared) {
        return declared != null
                && declared.matches("\\d{1,18}")
                && Long.parseLong(declared) > limit.orElse(Long.MAX_VALUE);
    }
}
