package io.ringpost.api.problem;

import io.ringpost.api.ApiPaths;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers for parameters of the APIs that say nothing, as whoever gives one does not want all there is, and for those and
 * paths that hold a NUL: no database keeps one, nor takes one to look for.
 */
@Singleton
public class ParameterCheck {
    /** Given by their name alone. */
    private static final Set<String> FLAGS = Set.of("download");

    /** Runs after the key was judged. */
    @ServerRequestFilter
    public void check(UriInfo uri) {
        if (!ApiPaths.owns(uri.getPath())) {
            return;
        }
        if (holdsNul(uri.getPath())) {
            throw ProblemException.of(ProblemKind.NOT_FOUND, "There is nothing at this path.");
        }
        uri.getQueryParameters().forEach(ParameterCheck::check);
    }

    private static void check(String name, List<String> values) {
        if (values.stream().anyMatch(ParameterCheck::holdsNul)) {
            throw ProblemException.badParameter(name, "must not hold a NUL character");
        }
        if (!FLAGS.contains(name) && values.stream().anyMatch(String::isBlank)) {
            throw ProblemException.badParameter(name, "must have a value, or be left out");
        }
    }

    private static boolean holdsNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
