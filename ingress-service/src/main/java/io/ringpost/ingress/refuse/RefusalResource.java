package io.ringpost.ingress.refuse;

import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.contract.refusal.Refusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows operators why requests were refused. */
@Path("/api/v1/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "refusals")
public class RefusalResource {
    private static final int LARGEST_PAGE = 1000;

    private final RefusalLog log;

    RefusalResource(RefusalLog log) {
        this.log = log;
    }

    /**
     * Refusals, newest first.
     *
     * @param items what this replica refused last
     */
    public record Refusals(List<Refusal> items) {}

    /** This replica's last refusals, newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "This replica's last 1,000 refusals, masked, newest first")
    public Refusals refusals(@QueryParam("limit") @DefaultValue("1000") int limit) {
        return new Refusals(log.newest(Math.min(Math.max(limit, 0), LARGEST_PAGE)));
    }
}
