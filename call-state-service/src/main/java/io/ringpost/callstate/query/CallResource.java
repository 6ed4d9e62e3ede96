package io.ringpost.callstate.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.call.Call;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Calls for readers. */
@Path(ApiPaths.V1 + "/calls")
@RequiresScope(Scope.READ)
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    private static final Pattern OUR_ID = Pattern.compile("[0-9a-f]{32}");
    private static final int PERMANENT_REDIRECT = 308;

    private final CallReader reader;
    private final FilterParameters parameters;

    CallResource(CallReader reader, FilterParameters parameters) {
        this.reader = reader;
        this.parameters = parameters;
    }

    /** One page of calls. */
    @GET
    @Operation(summary = "Calls, newest first")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description =
                    "queued initiated ringing in-progress completed busy no-answer failed canceled unknown; several by comma")
    @Parameter(name = "direction", in = ParameterIn.QUERY, description = "inbound outbound unknown")
    @Parameter(name = "provider", in = ParameterIn.QUERY, description = "twilio retell voipms wavoip: carried a leg")
    @Parameter(name = "number", in = ParameterIn.QUERY, description = "called or was called, however it is written")
    @Parameter(name = "agent", in = ParameterIn.QUERY, description = "id of the voice agent")
    @Parameter(name = "reason", in = ParameterIn.QUERY, description = "disconnection reason")
    @Parameter(name = "sentiment", in = ParameterIn.QUERY, description = "positive negative neutral unknown")
    @Parameter(name = "since", in = ParameterIn.QUERY, description = "instant or date, included")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "instant, excluded, or date, included")
    @Parameter(name = "tz", in = ParameterIn.QUERY, description = "zone of dates")
    @Parameter(name = "preset", in = ParameterIn.QUERY, description = "missed or negative")
    @Parameter(name = "providerCallId", in = ParameterIn.QUERY, description = "a provider's own id of a leg")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, 50 if not said")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    public Uni<Page<Call>> list(@Context UriInfo uri) {
        var query = uri.getQueryParameters();
        CallFilter filter = parameters.read(query, PAGING);
        return reader.list(filter, PageRequest.parse("calls", query.getFirst("limit"), query.getFirst("cursor")));
    }

    /** One call. */
    @GET
    @Path("/{id}")
    @Operation(summary = "One call; 308 to it for the id of a leg or of a call that was merged into it")
    @APIResponse(
            responseCode = "200",
            description = "the call",
            content = @Content(schema = @Schema(implementation = Call.class)))
    @APIResponse(
            responseCode = "308",
            description = "it is known by another id",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)))
    public Uni<Response> call(@PathParam("id") String id, @Context UriInfo uri) {
        return find(id).map(found ->
                found.match(call -> Response.ok(call).build(), alias -> moved(alias, "", uri), CallResource::nothing));
    }

    /** What was said of a call. */
    @GET
    @Path("/{id}/events")
    @Operation(summary = "What was said of a call, with the ids of the raw records, first said first")
    @APIResponse(
            responseCode = "200",
            description = "one page of it",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = HistoryItem.class),
                                                @SchemaProperty(name = "next", type = SchemaType.STRING)
                                            })))
    @APIResponse(
            responseCode = "308",
            description = "it is known by another id",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)))
    public Uni<Response> history(
            @PathParam("id") String id,
            @Parameter(description = "1 to 200") @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        PageRequest request = PageRequest.parse("call-events", limit, cursor);
        return find(id).flatMap(found -> found.match(
                call -> reader.history(call.id(), request)
                        .map(page -> Response.ok(page).build()),
                alias -> Uni.createFrom().item(moved(alias, "/events", uri)),
                () -> Uni.createFrom().item(CallResource::nothing)));
    }

    /** Nothing that is not of the form of our ids is asked of the database, which takes no U+0000. */
    private Uni<Found> find(String id) {
        return OUR_ID.matcher(id).matches() ? reader.find(id) : Uni.createFrom().item(new Found.Nothing());
    }

    /** The query goes along: a reader that follows it with a cursor must get the next page, not the first again. */
    private static Response moved(String id, String rest, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(PERMANENT_REDIRECT)
                .header("Location", ApiPaths.V1 + "/calls/" + id + rest + (query == null ? "" : "?" + query))
                .build();
    }

    private static Response nothing() {
        throw ProblemException.notFound("call");
    }
}
