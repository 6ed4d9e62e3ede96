package io.ringpost.api.problem;

import io.ringpost.api.ApiPaths;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers for the paths under {@code /api/v1} that no other route took; Quarkus would send an HTML page. */
@ApplicationScoped
public class UnownedPaths {
    void register(@Observes Router router) {
        var unused = router.route(ApiPaths.V1 + "/*")
                .order(Integer.MAX_VALUE)
                .handler(exchange -> ProblemResponse.end(
                        exchange, ProblemException.of(ProblemKind.NOT_FOUND, "There is nothing at this path.")));
    }
}
