package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.provider.Escapes;
import io.ringpost.ingress.provider.Guess;
import io.ringpost.ingress.provider.WebhookRequest;
import io.ringpost.ingress.provider.WebhookRequest.Target;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paths and queries that something on the way may have turned into what came. */
final class SignedPaths {
    private static final String PATH =
            "compare the address set at Twilio with the route, and what the proxy does to paths";
    private static final String QUERY = "something on the way changes the query";

    private SignedPaths() {}

    static Stream<Guess<Target>> of(WebhookRequest request) {
        Target target = request.target();
        return Stream.concat(paths(target), queries(target));
    }

    private static Stream<Guess<Target>> paths(Target target) {
        String path = target.path();
        Stream<Guess<String>> own = Stream.of(
                path.endsWith("/")
                        ? new Guess<>(
                                "with the path without trailing slash", PATH, path.substring(0, path.length() - 1))
                        : new Guess<>("with the path with a trailing slash", PATH, path + "/"),
                new Guess<>("with the path's escapes undone", "the proxy escapes the path anew", Escapes.undone(path)),
                new Guess<>(
                        "with the path's escapes in capitals",
                        "the proxy escapes the path anew",
                        Escapes.upperCase(path)));
        Stream<Guess<String>> others = TwilioRoutes.ALL.stream()
                .map(route -> new Guess<>(
                        "with the path " + route.template(),
                        "the proxy rewrites it to another route",
                        route.template()));
        return Stream.concat(own, others)
                .filter(guess -> !guess.value().equals(path))
                .map(guess -> new Guess<>(guess.phrase(), guess.advice(), with(guess.value(), target.query())));
    }

    private static Stream<Guess<Target>> queries(Target target) {
        String query = target.query();
        if (query == null) {
            return Stream.empty();
        }
        Target without = with(target.path(), null);
        Stream<Guess<String>> changed = Stream.of(
                new Guess<>("with the query's escapes undone", QUERY, Escapes.undone(query)),
                new Guess<>("with the query's escapes in capitals", QUERY, Escapes.upperCase(query)),
                new Guess<>("with the query's escapes in small letters", QUERY, Escapes.lowerCase(query)),
                new Guess<>("with %20 for + in the query", QUERY, query.replace("+", "%20")),
                new Guess<>("with + for %20 in the query", QUERY, query.replace("%20", "+")),
                new Guess<>("with the query's parameters sorted", QUERY, sorted(query)));
        return Stream.concat(
                Stream.of(new Guess<>("without the query", "something on the way adds it", without)),
                changed.filter(guess -> !guess.value().equals(query))
                        .map(guess -> new Guess<>(guess.phrase(), guess.advice(), with(target.path(), guess.value()))));
    }

    private static String sorted(String query) {
        return Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private static Target with(String path, @Nullable String query) {
        return new Target(path, query, null);
    }
}
