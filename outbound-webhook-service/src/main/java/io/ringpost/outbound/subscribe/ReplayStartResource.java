package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.Caller;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.ReplayRow;
import io.ringpost.outbound.store.ReplayStart;
import io.ringpost.outbound.store.Replays;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Gives an endpoint's deliveries back, many at once and at a pace. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/replay")
public class ReplayStartResource {
    private static final int ID_DIGITS = 24;

    private final Endpoints endpoints;
    private final Replays replays;
    private final Clock clock;
    private final HomeZone zone;
    private final RequestIds ids;

    ReplayStartResource(Endpoints endpoints, Replays replays, Clock clock, HomeZone zone, RequestIds ids) {
        this.endpoints = endpoints;
        this.replays = replays;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
    }

    /** Starts one, or only tells how many deliveries it would give back. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Gives deliveries back with the full schedule, or tells how many there are")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = ReplayFields.EXAMPLE,
                            schema =
                                    @Schema(
                                            implementation = ReplayFields.class,
                                            requiredProperties = {"since"})))
    @APIResponse(
            responseCode = "200",
            description = "counted, by a dry run",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayCount.class)))
    @APIResponse(
            responseCode = "202",
            description = "begun; Location tells where to follow it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "409", description = "another replay of the endpoint still runs")
    @APIResponse(responseCode = "503", description = "it takes too long to count, or others are being counted")
    public Uni<Response> replay(
            @PathParam("id") String id,
            @QueryParam("tz") @Nullable String tz,
            @Context SecurityContext security,
            @Nullable JsonNode body) {
        ReplayForm form = ReplayForm.read(id, body, clock.instant(), tz, zone.id());
        String replayId = "rp_" + ids.id("replay").substring(0, ID_DIGITS);
        String caller = Caller.of(security).map(Caller::name).orElse("unknown");
        return endpoints
                .find(id)
                .map(EndpointResource::existing)
                .chain(() -> form.dryRun()
                        ? replays.count(form.order()).map(ReplayStartResource::counted)
                        : replays.add(replayId, form.order(), caller).map(ReplayStartResource::started));
    }

    private static Response counted(int matched) {
        return Response.ok(ReplayCount.of(matched, Replays.MOST)).build();
    }

    static Response started(ReplayStart start) {
        return start.match(
                ReplayStartResource::begun,
                () -> {
                    throw ProblemException.conflict(
                            "A replay of this endpoint still runs; wait for its end or cancel it.");
                },
                most -> {
                    throw ProblemException.invalid(
                            "since",
                            "matches more than " + most + " deliveries; give them back in smaller spans of time");
                });
    }

    private static Response begun(ReplayRow row) {
        return Response.accepted(ReplayView.of(row))
                .location(URI.create(ApiPaths.V1 + "/replays/" + row.id()))
                .build();
    }
}
