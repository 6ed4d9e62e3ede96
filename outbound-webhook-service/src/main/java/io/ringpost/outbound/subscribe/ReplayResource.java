package io.ringpost.outbound.subscribe;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.Caller;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.ReplayRow;
import io.ringpost.outbound.store.Replays;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How far replays are, and the end of one that is no longer wanted. */
@Path(ApiPaths.V1 + "/replays")
public class ReplayResource {
    private static final Set<String> STATUSES = Set.of("running", "done", "cancelled");

    private final Replays replays;

    ReplayResource(Replays replays) {
        this.replays = replays;
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Replays, newest first")
    public Uni<Page<ReplayView>> list(
            @Parameter(description = "only of this endpoint") @QueryParam("endpoint") @Nullable String endpoint,
            @Parameter(description = "only running, done or cancelled ones") @QueryParam("status") @Nullable
                    String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badParameter("status", "must be running, done or cancelled");
        }
        return replays.page(PageRequest.parse("replays", limit, cursor), endpoint, status)
                .map(found -> found.map(ReplayView::of));
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One replay and how far it is")
    public Uni<ReplayView> find(@PathParam("id") String id) {
        return replays.find(id).map(ReplayResource::existing).map(ReplayView::of);
    }

    /** Ends one; what it gave back already goes out. */
    @DELETE
    @Path("/{id}")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Cancels a replay; what it gave back already goes out")
    @APIResponse(responseCode = "200", description = "cancelled, now or before")
    @APIResponse(responseCode = "409", description = "it is done")
    public Uni<ReplayView> cancel(@PathParam("id") String id, @Context SecurityContext security) {
        String caller = Caller.of(security).map(Caller::name).orElse("unknown");
        return replays.cancel(id, caller).map(ReplayResource::existing).map(row -> {
            if (row.status().equals("done")) {
                throw ProblemException.conflict("This replay is done; there is nothing left to cancel.");
            }
            return ReplayView.of(row);
        });
    }

    private static ReplayRow existing(Optional<ReplayRow> found) {
        return found.orElseThrow(() -> ProblemException.notFound("replay"));
    }
}
