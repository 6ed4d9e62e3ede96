package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Cursor;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.announce.EventTypeAnnouncer;
import io.ringpost.outbound.catalogue.Catalogue;
import io.ringpost.outbound.catalogue.EventType;
import io.ringpost.outbound.store.EventTypeStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The event types that there are, and further ones that operators register. */
@Path(ApiPaths.V1 + "/event-types")
public class EventTypeResource {
    private static final String EXAMPLE =
            "{\"name\":\"consulta.marcada\",\"description\":{\"pt\":\"Uma consulta foi marcada\",\"en\":\"An"
                    + " appointment was made\"},\"entityField\":\"id\",\"schema\":{\"type\":\"object\",\"required\":"
                    + "[\"id\"]},\"example\":{\"event\":\"consulta.marcada\",\"timestamp\":\"2024-01-01T10:00:00Z\","
                    + "\"data\":{\"id\":\"7\"}}}";

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

    /** Of the catalogue, made by Ringpost and registered, by name. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Event types: of the catalogue, made by Ringpost, registered")
    public Uni<Page<EventTypeView>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.parse("event-types", limit, cursor);
        String after = page.after().map(at -> at.position().get(0)).orElse("");
        return types.all().map(registered -> {
            List<EventType> rows = Stream.concat(
                            Catalogue.all().stream(), registered.stream().map(EventType::of))
                    .filter(type -> type.name().compareTo(after) > 0)
                    .sorted(Comparator.comparing(EventType::name))
                    .limit(page.rowsToRead())
                    .toList();
            return Page.of(page, rows, type -> Cursor.at(type.name())).map(EventTypeView::of);
        });
    }

    /** One of them. */
    @GET
    @Path("/{name}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One event type with its JSON Schema and an example")
    @APIResponse(
            responseCode = "200",
            description = "the event type",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventTypeView.class)))
    @APIResponse(responseCode = "404", description = "neither of the catalogue nor registered")
    public Uni<EventTypeView> find(
            @Parameter(description = "its name", example = "chamada.encerrada") @PathParam("name") String name) {
        return Catalogue.find(name)
                .map(type -> Uni.createFrom().item(type))
                .orElseGet(() -> types.find(name).map(found -> found.map(EventType::of)
                        .orElseThrow(() -> ProblemException.notFound("event type"))))
                .map(EventTypeView::of);
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
                            example = EXAMPLE,
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
                                                        oneOf = {String.class, EventTypeView.Description.class},
                                                        description =
                                                                "pt, en or both, up to 500 characters each; or one text"
                                                                        + " for all"),
                                                @SchemaProperty(
                                                        name = "entityField",
                                                        type = SchemaType.STRING,
                                                        description = "the field of data that names the entity"),
                                                @SchemaProperty(
                                                        name = "schema",
                                                        type = SchemaType.OBJECT,
                                                        description =
                                                                "JSON Schema (draft 2020-12, 2019-09 or 7) of data, up to"
                                                                        + " 64 KiB, which refers only to itself and not"
                                                                        + " in a circle; its regular expressions are RE2's,"
                                                                        + " and format is not checked"),
                                                @SchemaProperty(
                                                        name = "example",
                                                        type = SchemaType.OBJECT,
                                                        description = "a whole envelope whose data fits the schema")
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
                        .entity(EventTypeView.of(EventType.of(type)))
                        .build());
    }
}
