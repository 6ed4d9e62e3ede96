package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.page.HomeZone;
import io.ringpost.api.page.Page;
import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.repeat.Idempotent;
import io.ringpost.contract.sms.Message;
import io.ringpost.sms.store.Conversation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Conversations by text, and the way for a person to join in. */
@Path(ApiPaths.V1 + "/conversations")
@Produces(MediaType.APPLICATION_JSON)
public class ConversationResource {
    private static final Set<String> PARAMETERS = Set.of("number", "since", "until", "tz", "limit", "cursor");
    private static final Pattern OUR_ID = Pattern.compile("[0-9a-f]{32}");

    private final ConversationReader reader;
    private final WrittenTexts written;
    private final TypedNumbers numbers;
    private final HomeZone zone;

    ConversationResource(ConversationReader reader, WrittenTexts written, TypedNumbers numbers, HomeZone zone) {
        this.reader = reader;
        this.written = written;
        this.numbers = numbers;
        this.zone = zone;
    }

    /** One page of conversations. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "Conversations, the one with the newest message first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Page<Conversation>> list(
            @Parameter(description = "the other's number, however it is written") @QueryParam("number") @Nullable
                    String number,
            @Parameter(description = "last message at or after: instant or date") @QueryParam("since") @Nullable
                    String since,
            @Parameter(description = "last message before: instant, or date included") @QueryParam("until") @Nullable
                    String until,
            @Parameter(description = "zone of dates") @QueryParam("tz") @Nullable String tz,
            @Context UriInfo uri) {
        Parameters.refuseUnknown(uri, PARAMETERS);
        TimeRange range = TimeRange.parse(since, until, tz, zone.id());
        return reader.list(
                number == null ? null : numbers.inQuery(number), range, Parameters.page("conversations", uri));
    }

    /** One conversation. */
    @GET
    @Path("/{id}")
    @RequiresScope(Scope.READ)
    @Operation(summary = "One conversation")
    public Uni<Conversation> find(@PathParam("id") String id) {
        return reader.find(ours(id)).map(found -> found.orElseThrow(ConversationResource::nothing));
    }

    /** One page of what was written in it. */
    @GET
    @Path("/{id}/messages")
    @RequiresScope(Scope.READ)
    @Operation(summary = "What was written in a conversation, the newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    public Uni<Page<Message>> messages(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters.refuseUnknown(uri, Set.of("limit", "cursor"));
        PageRequest request = Parameters.page("messages", uri);
        return find(id).flatMap(conversation -> reader.messages(conversation.id(), request));
    }

    /** A person answers; by itself nothing is answered there for a while. */
    @POST
    @Path("/{id}/messages")
    @RequiresScope(Scope.MANAGE)
    @Idempotent
    @Operation(
            summary = "Sends a text from the number that was written to",
            description =
                    "Automatic answers in the conversation rest for a while (RINGPOST_SMS_SILENCE). 409 if the other"
                            + " wants no texts.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"text\":\"We have a slot tomorrow at nine.\"}",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "text",
                                            properties =
                                                    @SchemaProperty(
                                                            name = "text",
                                                            type = SchemaType.STRING,
                                                            minLength = 1,
                                                            maxLength = 1_600))))
    @APIResponse(
            responseCode = "201",
            description = "it is being sent",
            content = @Content(schema = @Schema(implementation = Message.class)))
    public Uni<Response> write(@PathParam("id") String id, @Nullable JsonNode body) {
        return written.write(ours(id), MessageForm.text(body))
                .map(found -> found.orElseThrow(ConversationResource::nothing))
                .map(message ->
                        Response.status(Response.Status.CREATED).entity(message).build());
    }

    /** Nothing that is not of the form of our ids is asked of the database, which takes no U+0000. */
    private static String ours(String id) {
        if (!OUR_ID.matcher(id).matches()) {
            throw nothing();
        }
        return id;
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("conversation");
    }
}
