package io.ringpost.api.key;

import io.ringpost.api.problem.Problem;
import io.ringpost.api.stream.StreamToken;
import io.ringpost.api.stream.StreamTokens;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Makes stream tokens; a service that has streams or audio gives it a path. */
public abstract class StreamTokenRoute {
    /** Where services put it. */
    public static final String PATH = "/stream-tokens";

    private final StreamTokens tokens;

    protected StreamTokenRoute(StreamTokens tokens) {
        this.tokens = tokens;
    }

    /** A token that opens streams and audio of every service for five minutes. */
    @POST
    @RequiresScope(Scope.READ)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A read-only token for browsers, valid for five minutes",
            description = "Goes into ?access_token= of streams and audio, where no header can be sent. Valid at every"
                    + " service. A stream that is open stays open when it ends.")
    @APIResponse(
            responseCode = "201",
            description = "the token",
            content = @Content(schema = @Schema(implementation = StreamToken.class)))
    @APIResponse(
            responseCode = "401",
            description = "no known API key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response issue(@Context SecurityContext security) {
        String caller = Caller.of(security).map(Caller::name).orElse("");
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(tokens.issue(caller))
                .build();
    }
}
