package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.sms.profile.Profiles;
import io.ringpost.sms.query.AutoResponseForm.Edit;
import io.ringpost.sms.query.PreviewForm.Question;
import io.ringpost.sms.reply.Answering;
import io.ringpost.sms.store.AutoResponseRow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The automatic answers, which people may reword, switch off and try out. */
@Path(ApiPaths.V1 + "/auto-responses")
@Produces(MediaType.APPLICATION_JSON)
public class AutoResponseResource {
    private final AutoResponseRow row;
    private final Answering answering;
    private final Profiles profiles;
    private final String region;

    AutoResponseResource(
            AutoResponseRow row,
            Answering answering,
            Profiles profiles,
            @ConfigProperty(name = "RINGPOST_REGION", defaultValue = "BR") String region) {
        this.row = row;
        this.answering = answering;
        this.profiles = profiles;
        this.region = region;
    }

    /** One for every intent and language. */
    @GET
    @RequiresScope(Scope.READ)
    @Operation(summary = "The automatic answers, one for every intent and language, in the order of precedence")
    public Uni<AutoResponsesView> all() {
        return row.read().map(AutoResponsesView::of);
    }

    /** Puts them; they hold for the next text, on every replica. */
    @PUT
    @RequiresScope(Scope.MANAGE)
    @Operation(
            summary = "Puts the automatic answers",
            description =
                    "What is not named stands as it comes with the service. With the version that was read, an edit"
                            + " that somebody else made since is not overwritten (409).")
    @RequestBody(
            description = "what was read, with what is to be changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example =
                                    "{\"items\":[{\"intent\":\"hours\",\"language\":\"en\",\"text\":\"We are open {{hours}}.\"}]}",
                            schema = @Schema(implementation = AutoResponsesView.class, requiredProperties = "items")))
    public Uni<AutoResponsesView> put(@Nullable JsonNode body) {
        Edit edit = AutoResponseForm.read(body);
        return row.write(edit.responses(), edit.version()).map(written -> written.map(AutoResponsesView::of)
                .orElseThrow(() ->
                        ProblemException.conflict("The answers were changed since this version; read them again.")));
    }

    /** Says what would come of a text; nothing is kept, sent or counted. */
    @POST
    @Path("/preview")
    @RequiresScope(Scope.READ)
    @Operation(summary = "Says what would come of a text, without any effect")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"text\":\"Hello, I need an appointment\"}",
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "text",
                                            properties = {
                                                @SchemaProperty(
                                                        name = "text",
                                                        type = SchemaType.STRING,
                                                        maxLength = 1_600),
                                                @SchemaProperty(
                                                        name = "provider",
                                                        type = SchemaType.STRING,
                                                        enumeration = {"voipms", "twilio"},
                                                        defaultValue = "voipms"),
                                                @SchemaProperty(name = "from", type = SchemaType.STRING),
                                                @SchemaProperty(
                                                        name = "to",
                                                        type = SchemaType.STRING,
                                                        description = "one of our numbers"),
                                                @SchemaProperty(
                                                        name = "language",
                                                        type = SchemaType.STRING,
                                                        enumeration = {"pt", "es", "en"},
                                                        description = "of the conversation"),
                                                @SchemaProperty(name = "optedOut", type = SchemaType.BOOLEAN)
                                            })))
    public Uni<Preview> preview(@Nullable JsonNode body) {
        Question question = PreviewForm.read(body, region);
        return row.read()
                .map(edited -> answering.answer(
                        question.text(),
                        question.standing(),
                        edited.responses(),
                        profiles.of(question.text().to()),
                        Instant.EPOCH))
                .map(Preview::of);
    }
}
