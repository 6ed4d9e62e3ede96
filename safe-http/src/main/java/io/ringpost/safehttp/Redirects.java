package io.ringpost.safehttp;

import io.ringpost.safehttp.SafeResponse.Answered;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which redirects of a download are followed, and what is sent to the other host: nothing that may be a secret. */
record Redirects(Set<String> followTo) {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> HARMLESS = Set.of("accept", "user-agent");

    /** The next call, or nothing when the answer is the outcome. */
    Optional<SafeRequest> next(SafeRequest request, Answered answer, Limits left) {
        String location = answer.header("location");
        if (!STATUSES.contains(answer.status()) || location == null || request.body().length > 0) {
            return Optional.empty();
        }
        try {
            URI from = URI.create(request.url());
            URI to = from.resolve(location);
            return allowed(from, to)
                    ? Optional.of(new SafeRequest(
                            request.method(), to.toString(), headers(request, from, to), new byte[0], left, followTo))
                    : Optional.empty();
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private boolean allowed(URI from, URI to) {
        return to.getHost() != null
                && followTo.contains(to.getHost().toLowerCase(Locale.ROOT))
                && ("https".equalsIgnoreCase(to.getScheme()) || from.getScheme().equalsIgnoreCase(to.getScheme()));
    }

    private static Map<String, String> headers(SafeRequest request, URI from, URI to) {
        if (origin(from).equals(origin(to))) {
            return request.headers();
        }
        return request.headers().entrySet().stream()
                .filter(header -> HARMLESS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }
}
