package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.RequiresScope;
import io.ringpost.api.key.Scope;
import io.ringpost.api.key.TakesStreamToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The audio itself: played in ranges, or saved. */
@Path(ApiPaths.V1 + "/recordings/{id}/audio")
public class AudioResource {
    private final AudioAnswers answers;

    AudioResource(AudioAnswers answers) {
        this.answers = answers;
    }

    /** All of it, or the range that is asked for. */
    @GET
    @RequiresScope(Scope.READ)
    @TakesStreamToken
    @Operation(summary = "The audio, or a part of it")
    @Parameter(
            name = "Range",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "bytes=0-1023: a part of it")
    @Parameter(
            name = "download",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "whatever its value: a browser saves it")
    @APIResponse(
            responseCode = "200",
            description = "all of it, of the type that its provider gave it",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "audio/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "the part that Range asks for",
            headers = @Header(name = "Content-Range", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "audio/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "If-None-Match names its ETag")
    @APIResponse(responseCode = "409", description = "there is no audio")
    @APIResponse(responseCode = "410", description = "it was erased with its call")
    @APIResponse(responseCode = "416", description = "it has no such part")
    public Uni<Response> play(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return answers.answer(id, AudioWish.of(headers, uri, true));
    }

    /** What playing would answer, without the audio. */
    @HEAD
    @RequiresScope(Scope.READ)
    @TakesStreamToken
    @Operation(summary = "What playing would answer, without the audio")
    @Parameter(
            name = "Range",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "bytes=0-1023: a part of it")
    @Parameter(
            name = "download",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = "whatever its value: a browser saves it")
    @APIResponse(responseCode = "200", description = "all of it would come")
    @APIResponse(responseCode = "206", description = "a part would come")
    @APIResponse(responseCode = "304", description = "If-None-Match names its ETag")
    @APIResponse(responseCode = "409", description = "there is no audio")
    @APIResponse(responseCode = "410", description = "it was erased with its call")
    @APIResponse(responseCode = "416", description = "it has no such part")
    public Uni<Response> look(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return answers.answer(id, AudioWish.of(headers, uri, false));
    }
}
