package io.ringpost.sms.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;

/** Query parameters; what is not known is refused, instead of showing more than was asked for. */
final class Parameters {
    private Parameters() {}

    static void refuseUnknown(UriInfo uri, Set<String> known) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.badParameter(
                            name.length() > 40 ? name.substring(0, 40) : name,
                            "is no parameter of this list; there are " + String.join(", ", new TreeSet<>(known)));
                });
    }

    static PageRequest page(String list, UriInfo uri) {
        var query = uri.getQueryParameters();
        return PageRequest.parse(list, query.getFirst("limit"), query.getFirst("cursor"));
    }
}
