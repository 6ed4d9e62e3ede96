package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.Caller;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.outbound.store.Endpoint;
import io.ringpost.outbound.store.Endpoints;
import io.ringpost.outbound.store.ReplayRow;
import io.ringpost.outbound.store.Replays;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Gives an endpoint's failed deliveries back, many at once and at a pace. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/replays")
public class ReplayResource {
    private static final int ID_DIGITS = 24;

    private final Endpoints endpoints;
    private final Replays replays;
    private final Clock clock;
    private final RequestIds ids;

    ReplayResource(Endpoints endpoints, Replays replays, Clock clock, RequestIds ids) {
        this.endpoints = endpoints;
        this.replays = replays;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts one, or only tells how many deliveries it would give back. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Gives failed deliveries back with the full schedule, or tells how many there are")
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
            description = "begun",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayView.class)))
    public Uni<Response> replay(
            @PathParam("id") String id, @Context SecurityContext security, @Nullable JsonNode body) {
        ReplayForm form = ReplayForm.read(id, body, clock.instant());
        String replayId = "rp_" + ids.id("replay").substring(0, ID_DIGITS);
        String caller = caller(security);
        return existing(id)
                .chain(() -> form.dryRun()
                        ? replays.count(form.order()).map(matched -> Response.ok(new ReplayCount(true, matched)))
                        : replays.add(replayId, form.order(), caller).map(row -> Response.accepted(ReplayView.of(row))))
                .map(Response.ResponseBuilder::build);
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Its replays, newest first")
    public Uni<Page<ReplayView>> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.parse("replays", limit, cursor);
        return existing(id).chain(() -> replays.page(id, page)).map(found -> found.map(ReplayView::of));
    }

    /** One of them. */
    @GET
    @Path("/{replayId}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One replay and how far it is")
    public Uni<ReplayView> find(
            @PathParam("id") String id,
            @Parameter(description = "the replay's id") @PathParam("replayId") String replayId) {
        return replays.find(id, replayId).map(ReplayResource::existing).map(ReplayView::of);
    }

    /** Ends one; what it gave back already goes out. */
    @POST
    @Idempotent
    @Path("/{replayId}/cancel")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Ends a replay; what it gave back already goes out")
    public Uni<ReplayView> cancel(
            @PathParam("id") String id,
            @Parameter(description = "the replay's id") @PathParam("replayId") String replayId,
            @Context SecurityContext security) {
        return replays.cancel(id, replayId, caller(security))
                .map(ReplayResource::existing)
                .map(row -> {
                    if (row.status().equals("done")) {
                        throw ProblemException.conflict("This replay is done; there is nothing left to cancel.");
                    }
                    return ReplayView.of(row);
                });
    }

    private Uni<Endpoint> existing(String id) {
        return endpoints.find(id).map(EndpointResource::existing);
    }

    private static ReplayRow existing(Optional<ReplayRow> found) {
        return found.orElseThrow(() -> ProblemException.notFound("replay"));
    }

    private static String caller(SecurityContext security) {
        return Caller.of(security).map(Caller::name).orElse("unknown");
    }
}
