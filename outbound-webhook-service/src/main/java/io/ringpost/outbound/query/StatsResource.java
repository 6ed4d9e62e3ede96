package io.ringpost.outbound.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.EndpointStats;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How an endpoint fares: what became of attempts and deliveries, how fast it answers, what waits for it. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/stats")
public class StatsResource {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(30);

    private final EndpointStats stats;

    StatsResource(EndpointStats stats) {
        this.stats = stats;
    }

    /** The figures of a window that ends now. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "How it fares: attempts, deliveries, success, latency, backlog")
    @APIResponse(responseCode = "200", description = "its figures")
    @APIResponse(responseCode = "503", description = "it takes too long to count, or others are being counted")
    public Uni<StatsView> read(
            @PathParam("id") String id,
            @Parameter(description = "the span of time until now, PT1M to P30D", example = "PT24H")
                    @QueryParam("window")
                    @DefaultValue("PT24H")
                    String window) {
        Duration span = parse(window);
        return stats.of(id, span)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("endpoint")))
                .map(figures -> StatsView.of(span.toString(), figures));
    }

    private static Duration parse(String text) {
        try {
            Duration span = Duration.parse(text);
            if (span.compareTo(LEAST) >= 0 && span.compareTo(MOST) <= 0) {
                return span;
            }
        } catch (DateTimeParseException e) {
            throw refused();
        }
        throw refused();
    }

    private static ProblemException refused() {
        return ProblemException.badParameter("window", "must be a duration from PT1M to P30D, such as PT24H");
    }
}
