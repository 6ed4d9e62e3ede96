package io.ringpost.api;

import io.ringpost.api.key.StreamTokenRoute;
import io.ringpost.api.stream.StreamTokens;
import jakarta.ws.rs.Path;

@Path(ApiPaths.V1 + StreamTokenRoute.PATH)
public class SampleTokens extends StreamTokenRoute {
    SampleTokens(StreamTokens tokens) {
        super(tokens);
    }
}
