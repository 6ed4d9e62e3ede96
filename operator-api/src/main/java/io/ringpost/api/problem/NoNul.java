package io.ringpost.api.problem;

import io.ringpost.api.ApiPaths;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses paths and parameters of the APIs that hold a NUL: no database keeps one, so none is ever found. */
@Singleton
public class NoNul {
    private static final String NUL = "%00";

    /** Runs after the key was judged. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request, HttpServerRequest raw) {
        if (raw.uri().contains(NUL) && ApiPaths.owns(request.getUriInfo().getPath())) {
            throw ProblemException.badRequest("The path or a parameter holds a NUL character (%00).");
        }
    }
}
