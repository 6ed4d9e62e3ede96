package io.ringpost.ingress.refuse;

import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.contract.refusal.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows operators why requests were refused. */
@Path("/api/v1/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "refusals")
public class RefusalResource {
    private final RefusalLog log;

    RefusalResource(RefusalLog log) {
        this.log = log;
    }

    /** This replica's last refusals, newest first, a page at a time. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "This replica's last 1,000 refusals, masked, newest first")
    public Page<Refusal> refusals(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return log.page(PageRequest.parse("refusals", limit, cursor));
    }
}
