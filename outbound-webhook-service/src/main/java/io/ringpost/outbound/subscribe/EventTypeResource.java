package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.announce.EventTypeAnnouncer;
import io.ringpost.outbound.plan.MadeEvent;
import io.ringpost.outbound.store.EventTypeStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The event types that there are, and further ones that operators register. */
@Path(ApiPaths.V1 + "/event-types")
public class EventTypeResource {
    private final Pool pool;
    private final EventTypeStore types;
    private final EventTypeAnnouncer announcer;
    private final Clock clock;

    EventTypeResource(Pool pool, EventTypeStore types, EventTypeAnnouncer announcer, Clock clock) {
        this.pool = pool;
        this.types = types;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** All of them on one page: the catalogue, what Ringpost makes, what was registered. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Event types: of the catalogue, made by Ringpost, registered")
    public Uni<Page<EventTypeView>> list() {
        return types.all().map(registered -> {
            List<EventTypeView> all = new ArrayList<>();
            CrmCatalogue.all().forEach(type -> all.add(EventTypeView.of(type)));
            MadeEvent.all().forEach(event -> all.add(EventTypeView.of(event)));
            registered.forEach(type -> all.add(EventTypeView.of(type)));
            return new Page<>(all, null);
        });
    }

    /** Registers one, or changes its registration; the ingress learns it from Kafka. */
    @POST
    @Idempotent
    @RequiresScope(Scope.MANAGE)
    @Operation(summary = "Registers an event type, or changes one that was registered")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"name\":\"consulta.marcada\",\"entityField\":\"id\"}",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "name",
                                            properties = {
                                                @SchemaProperty(
                                                        name = "name",
                                                        type = SchemaType.STRING,
                                                        maxLength = 100),
                                                @SchemaProperty(
                                                        name = "description",
                                                        type = SchemaType.STRING,
                                                        maxLength = 500),
                                                @SchemaProperty(
                                                        name = "entityField",
                                                        type = SchemaType.STRING,
                                                        description = "the field of data that names the entity"),
                                                @SchemaProperty(
                                                        name = "schema",
                                                        type = SchemaType.OBJECT,
                                                        description = "JSON Schema of data")
                                            })))
    @APIResponse(
            responseCode = "201",
            description = "registered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventTypeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventTypeView.class)))
    public Uni<Response> register(@Nullable JsonNode body) {
        RegisteredEventType type = EventTypeForm.read(body);
        return pool.withTransaction(
                        tx -> types.put(tx, type).call(fresh -> announcer.announce(tx, type, clock.instant())))
                .map(fresh -> Response.status(fresh ? Response.Status.CREATED : Response.Status.OK)
                        .entity(EventTypeView.of(type))
                        .build());
    }
}
