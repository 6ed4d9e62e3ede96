package io.ringpost.recording.query;

import io.ringpost.api.ApiPaths;
import io.ringpost.api.key.StreamTokenRoute;
import io.ringpost.api.stream.StreamTokens;
import jakarta.ws.rs.Path;

/** Tokens for browsers that play. */
@Path(ApiPaths.V1 + StreamTokenRoute.PATH)
public class StreamTokenResource extends StreamTokenRoute {
    StreamTokenResource(StreamTokens tokens) {
        super(tokens);
    }
}
