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
    public Uni<Response> play(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return answers.answer(id, AudioWish.of(headers, uri, true));
    }

    /** What playing would answer, without the audio. */
    @HEAD
    @RequiresScope(Scope.READ)
    @TakesStreamToken
    public Uni<Response> look(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        return answers.answer(id, AudioWish.of(headers, uri, false));
    }
}
