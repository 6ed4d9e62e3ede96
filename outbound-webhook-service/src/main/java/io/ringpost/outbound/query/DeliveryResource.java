package io.ringpost.outbound.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.Page;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.api.repeat.RequestIds;
import io.ringpost.outbound.store.AttemptRecord;
import io.ringpost.outbound.store.Attempts;
import io.ringpost.outbound.store.Bell;
import io.ringpost.outbound.store.DeliveryReader;
import io.ringpost.outbound.store.DeliveryReader.Carried;
import io.ringpost.outbound.store.DeliveryRow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What became of every delivery, and another try for those that failed. */
@Path(ApiPaths.V1 + "/deliveries")
public class DeliveryResource {
    private final DeliveryReader deliveries;
    private final Attempts attempts;
    private final Bell bell;
    private final HomeZone zone;
    private final RequestIds ids;

    DeliveryResource(DeliveryReader deliveries, Attempts attempts, Bell bell, HomeZone zone, RequestIds ids) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.bell = bell;
        this.zone = zone;
        this.ids = ids;
    }

    /** The newest first. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Deliveries, newest first")
    public Uni<Page<DeliveryView>> list(@BeanParam DeliveryQuery query) {
        return deliveries.page(query.page(), query.filter(zone.id())).map(page -> page.map(DeliveryView::of));
    }

    /** One with its payload and every attempt. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One delivery with its payload and every attempt")
    public Uni<DeliveryDetail> find(@PathParam("id") String id) {
        return existing(id)
                .flatMap(row -> content(id).flatMap(content -> attempts.of(id, row.createdAt(), row.updatedAt())
                        .map(history -> detail(row, content, history))));
    }

    /** Tries one again at once. */
    @POST
    @Idempotent
    @Path("/{id}/retry")
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Tries one again at once")
    @APIResponse(
            responseCode = "202",
            description = "due",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "410", description = "its payload was purged; there is nothing left to send")
    public Uni<Response> retry(@PathParam("id") String id) {
        return deliveries
                .retry(id, ids.keyed("retry").orElse(null))
                .flatMap(changed -> changed.map(row -> Uni.createFrom().item(row))
                        .orElseGet(() -> existing(id).flatMap(row -> content(id).map(content -> refuse(row, content)))))
                .invoke(bell::ring)
                .map(row -> Response.accepted(DeliveryView.of(row)).build());
    }

    private Uni<DeliveryRow> existing(String id) {
        return deliveries.find(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("delivery")));
    }

    private Uni<Carried> content(String id) {
        return deliveries.content(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("delivery")));
    }

    private static DeliveryRow refuse(DeliveryRow row, Carried content) {
        if (content.payload().purgedAt() != null && row.status().equals("failed")) {
            throw ProblemException.gone("The payload of this delivery was purged on "
                    + content.payload().purgedAt() + " (RINGPOST_RETENTION_PAYLOADS); there is nothing left to send.");
        }
        throw ProblemException.conflict(
                switch (row.status()) {
                    case "pending", "sending" -> "This delivery is already under way.";
                    case "delivered" -> "This delivery has arrived; there is nothing to try again.";
                    case "held" -> "The endpoint of this delivery is disabled; enabling it sends the delivery.";
                    case "expired" -> "This delivery was held for too long while its endpoint was disabled.";
                    default -> "The endpoint of this delivery was deleted.";
                });
    }

    /** The POSTs are read after their number, so that there are fewer only if some are not kept any more. */
    private static DeliveryDetail detail(DeliveryRow row, Carried content, List<AttemptRecord> history) {
        return new DeliveryDetail(
                DeliveryView.of(row),
                content.trace() == null ? null : content.trace().id(),
                content.payload().body(),
                content.payload().purgedAt(),
                history.size() < content.posts() ? true : null,
                history.stream().map(AttemptView::of).toList());
    }
}
