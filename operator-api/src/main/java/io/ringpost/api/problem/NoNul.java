package io.ringpost.api.problem;

import io.ringpost.api.ApiPaths;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers for paths and parameters of the APIs that hold a NUL: no database keeps one, nor takes one to look for. */
@Singleton
public class NoNul {
    /** Runs after the key was judged. */
    @ServerRequestFilter
    public void check(UriInfo uri) {
        if (!ApiPaths.owns(uri.getPath())) {
            return;
        }
        if (holdsNul(uri.getPath())) {
            throw ProblemException.of(ProblemKind.NOT_FOUND, "There is nothing at this path.");
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.stream().anyMatch(NoNul::holdsNul)) {
                throw ProblemException.badParameter(name, "must not hold a NUL character");
            }
        });
    }

    private static boolean holdsNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
