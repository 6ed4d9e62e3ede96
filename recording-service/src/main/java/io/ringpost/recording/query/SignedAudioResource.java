package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * The audio for holders of a signed link. It has a path of its own, because under {@code /api/v1} a key is asked for; a
 * request for audio that carries a signature is led here.
 */
@Path(SignedAudioResource.PATH)
public class SignedAudioResource {
    static final String PATH = "/signed-audio";

    private static final Pattern AUDIO = Pattern.compile(ApiPaths.V1 + "/recordings/([^/]+)/audio");

    private final AudioAnswers answers;
    private final Links links;

    SignedAudioResource(AudioAnswers answers, Links links) {
        this.answers = answers;
        this.links = links;
    }

    /** Leads a signed request here. */
    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (uri.getQueryParameters().containsKey(Links.SIGNATURE)) {
            Matcher audio = AUDIO.matcher(uri.getRequestUri().getRawPath());
            if (audio.matches()) {
                request.setRequestUri(uri.getRequestUriBuilder()
                        .replacePath(PATH + "/" + audio.group(1))
                        .build());
            }
        }
    }

    /** Plays it. */
    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> play(
            @PathParam("id") String id,
            @QueryParam(Links.EXPIRES) @Nullable String expires,
            @QueryParam(Links.SIGNATURE) @Nullable String signature,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        links.check(id, expires, signature);
        return answers.answer(id, AudioWish.of(headers, uri, true));
    }

    /** Looks at it. */
    @HEAD
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> look(
            @PathParam("id") String id,
            @QueryParam(Links.EXPIRES) @Nullable String expires,
            @QueryParam(Links.SIGNATURE) @Nullable String signature,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        links.check(id, expires, signature);
        return answers.answer(id, AudioWish.of(headers, uri, false));
    }
}
