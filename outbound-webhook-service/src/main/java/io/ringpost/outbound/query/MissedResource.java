package io.ringpost.outbound.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.Page;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.MissedDeliveries;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a receiver missed, so that it can catch up without a POST. */
@Path(ApiPaths.V1 + "/webhook-endpoints/{id}/missed")
public class MissedResource {
    private final MissedDeliveries missed;
    private final HomeZone zone;

    MissedResource(MissedDeliveries missed, HomeZone zone) {
        this.missed = missed;
        this.zone = zone;
    }

    /** The oldest first, each with its payload; what is still under way is told as well. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "What it was owed and has not got, oldest first, with the payloads")
    public Uni<Page<MissedView>> list(@PathParam("id") String id, @BeanParam MissedQuery query) {
        return missed.page(id, query.start(zone.id()), query.page())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("endpoint")))
                .map(page -> page.map(MissedView::of));
    }
}
