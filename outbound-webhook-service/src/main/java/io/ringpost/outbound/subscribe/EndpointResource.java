package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.Endpoint;
import io.ringpost.outbound.store.Endpoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Who wants which events: the endpoints' API. */
@Path(ApiPaths.V1 + "/webhook-endpoints")
public class EndpointResource {
    private final Endpoints endpoints;
    private final EndpointCreation creation;
    private final EndpointForm form;
    private final Bell bell;

    EndpointResource(Endpoints endpoints, EndpointCreation creation, EndpointForm form, Bell bell) {
        this.endpoints = endpoints;
        this.creation = creation;
        this.form = form;
        this.bell = bell;
    }

    /** Makes one; the answer shows its secret for the only time. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Makes an endpoint; the answer shows its secret for the only time")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = EndpointFields.EXAMPLE,
                            schema =
                                    @Schema(
                                            implementation = EndpointFields.class,
                                            requiredProperties = {"url", "events"})))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndpointView.class)))
    public Uni<Response> create(@Nullable JsonNode body) {
        return creation.create(body)
                .map(view -> Response.created(URI.create(ApiPaths.V1 + "/webhook-endpoints/" + view.id()))
                        .entity(view)
                        .build());
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Endpoints, newest first")
    public Uni<Page<EndpointView>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return endpoints
                .page(PageRequest.parse("webhook-endpoints", limit, cursor))
                .map(page -> page.map(EndpointView::of));
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One endpoint")
    public Uni<EndpointView> find(@PathParam("id") String id) {
        return endpoints.find(id).map(EndpointResource::existing).map(EndpointView::of);
    }

    /** Changes the fields that are given. */
    @PATCH
    @Path("/{id}")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Changes the fields that are given")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"enabled\":false}",
                            schema = @Schema(implementation = EndpointFields.class)))
    public Uni<EndpointView> change(@PathParam("id") String id, @Nullable JsonNode body) {
        return endpoints
                .change(id, present -> form.change(body, present))
                .map(EndpointResource::existing)
                .invoke(bell::ring)
                .map(EndpointView::of);
    }

    /** Deletes it, and cancels what still waits for it. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Deletes it, and cancels what waits for it")
    @APIResponse(responseCode = "204", description = "deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        return endpoints.delete(id).map(deleted -> {
            if (!deleted) {
                throw ProblemException.notFound("endpoint");
            }
            return Response.noContent().build();
        });
    }

    static Endpoint existing(Optional<Endpoint> found) {
        return found.orElseThrow(() -> ProblemException.notFound("endpoint"));
    }
}
