package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Links to audio for those who have no key. */
@Path(ApiPaths.V1 + "/recordings/{id}/links")
public class LinkResource {
    private final AudioAnswers answers;
    private final Links links;

    LinkResource(AudioAnswers answers, Links links) {
        this.answers = answers;
        this.links = links;
    }

    /** A link to a recording that can be played; each request makes another. */
    @POST
    @RequiresScope(Scope.READ)
    @Operation(summary = "Makes a link that plays it without a key, for a while")
    @APIResponse(
            responseCode = "201",
            description = "whoever has it may listen",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AudioLink.class)))
    @APIResponse(responseCode = "409", description = "there is no audio")
    @APIResponse(responseCode = "410", description = "it was erased with its call")
    public Uni<Response> make(@PathParam("id") String id, @Context UriInfo uri) {
        return answers.answer(id, new AudioWish(null, null, null, null, false, false))
                .map(playable -> Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(links.make(id, uri.getBaseUri()))
                        .build());
    }
}
