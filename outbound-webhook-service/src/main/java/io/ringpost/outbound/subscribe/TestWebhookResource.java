package io.ringpost.outbound.subscribe;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.contract.Ids;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.plan.PlannedDelivery;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.Deliveries;
import io.ringpost.outbound.store.Endpoint;
import io.ringpost.outbound.store.Endpoints;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Sends {@code webhook.test} to one endpoint, whatever events it subscribes to. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/test")
public class TestWebhookResource {
    private static final String NAME = "webhook.test";

    private final Pool pool;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Bell bell;
    private final Clock clock;
    private final RequestIds ids;

    TestWebhookResource(Pool pool, Endpoints endpoints, Deliveries deliveries, Bell bell, Clock clock, RequestIds ids) {
        this.pool = pool;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.bell = bell;
        this.clock = clock;
        this.ids = ids;
    }

    /** Plans the test like any other delivery; where it stands is told by {@code /deliveries/{id}}. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Sends webhook.test to it, whatever it subscribes to")
    @APIResponse(
            responseCode = "202",
            description = "planned",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(name = "deliveryId", type = SchemaType.STRING),
                                                @SchemaProperty(name = "eventId", type = SchemaType.STRING)
                                            })))
    @APIResponse(responseCode = "409", description = "the endpoint is disabled")
    public Uni<Response> send(@PathParam("id") String id) {
        String distinction = ids.id("test");
        return endpoints.find(id).map(EndpointResource::existing).flatMap(endpoint -> plan(endpoint, distinction));
    }

    private Uni<Response> plan(Endpoint endpoint, String distinction) {
        if (!endpoint.settings().enabled()) {
            throw ProblemException.conflict("The endpoint is disabled; enable it first.");
        }
        String eventId = Ids.event(NAME, endpoint.id(), distinction);
        Occurrence test = occurrence(new EventInfo(eventId, endpoint.id(), clock.instant(), 1));
        PlannedDelivery planned = PlannedDelivery.of(test, endpoint.id());
        return pool.withTransaction(tx -> deliveries.add(tx, List.of(planned), Duration.ZERO))
                .invoke(bell::ring)
                .map(added -> Response.accepted(Map.of("deliveryId", planned.id(), "eventId", test.eventId()))
                        .build());
    }

    static Occurrence occurrence(EventInfo info) {
        return Occurrence.made(info, NAME, null, Map.of("endpointId", info.subject()));
    }
}
