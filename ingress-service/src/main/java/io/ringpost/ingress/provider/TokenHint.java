package io.ringpost.ingress.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a right token in a wrong place, or written wrongly in the right one. */
final class TokenHint {
    private static final int MOST_FIELDS = 50;
    private static final Set<String> JSON_NAMES =
            Set.of("token", "secret", "key", "webhook_token", "access_token", "device_token");
    private static final JsonPaths JSON_PATHS = JsonPaths.of(JSON_NAMES);
    private static final Pattern PLACEHOLDER = Pattern.compile("[{<\\[(].*[})\\]>]|\\$.*|\\*+|\\.{3}");

    private final String setting;
    private final Secrets tokens;
    private final Secrets retired;

    TokenHint(String setting, Secrets tokens, Secrets retired) {
        this.setting = setting;
        this.tokens = tokens;
        this.retired = retired;
    }

    Optional<String> missing(WebhookRequest request) {
        return elsewhere(request)
                .filter(guess -> tokens.find(guess.value()).isPresent())
                .findFirst()
                .map(guess -> "The token of " + setting + " is in " + guess.phrase() + ": " + guess.advice() + ".");
    }

    Optional<String> wrong(WebhookRequest request, List<String> presented) {
        return presented.stream()
                .limit(MOST_FIELDS)
                .flatMap(this::judged)
                .findFirst()
                .or(() -> missing(request));
    }

    private Stream<String> judged(String token) {
        if (retired.find(token).isPresent()) {
            return Stream.of("The provider still uses RINGPOST_RETIRED_SECRETS#"
                    + retired.find(token).getAsInt() + ": put the new token into the address set there.");
        }
        if (PLACEHOLDER.matcher(token).matches()) {
            return Stream.of("The token is still a placeholder: put that of " + setting + " into the address.");
        }
        return spellings(token)
                .filter(guess -> tokens.find(guess.value()).isPresent())
                .map(guess -> "The token of " + setting + " came " + guess.phrase() + ": " + guess.advice() + ".");
    }

    private static Stream<Guess<String>> spellings(String token) {
        String address = "compare it with the address set at the provider";
        return Stream.of(
                new Guess<>("with blanks around it", address, token.strip()),
                new Guess<>("in quotes", address, token.replaceAll("^[\"'`]|[\"'`]$", "")),
                new Guess<>("with a blank where it has a plus", "write %2B in the address", token.replace(' ', '+')),
                new Guess<>("escaped twice", address, Escapes.undone(token)),
                new Guess<>(
                        "with more behind it",
                        "it ends before the slash or question mark",
                        token.split("[/?;#]", 2)[0]),
                new Guess<>("with its scheme", address, token.replaceFirst("(?i)^(bearer|token)[ =:]", "")),
                new Guess<>("in capitals", address, token.toLowerCase(Locale.ROOT)),
                new Guess<>("in small letters", address, token.toUpperCase(Locale.ROOT)));
    }

    private static Stream<Guess<String>> elsewhere(WebhookRequest request) {
        List<Guess<String>> found = new ArrayList<>();
        String advice = "put it into the address, as ?token=";
        request.query().fields().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> found.add(new Guess<>("another parameter of the address", advice, field.value())));
        request.headers().all("authorization").forEach(value -> authorization(value)
                .forEach(token -> found.add(new Guess<>("the Authorization header", advice, token))));
        Stream.of("x-webhook-token", "x-token", "x-api-key", "x-webhook-secret", "token")
                .forEach(name -> request.headers()
                        .all(name)
                        .forEach(value -> found.add(new Guess<>("the header " + name, advice, value))));
        body(request).forEach(value -> found.add(new Guess<>("the body", advice, value)));
        String path = request.target().path();
        found.add(new Guess<>("the path", advice, path.substring(path.lastIndexOf('/') + 1)));
        return found.stream();
    }

    private static Stream<String> authorization(String header) {
        String credentials = header.replaceFirst("(?i)^[a-z]+ +", "");
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return Stream.of(credentials, decoded.substring(decoded.indexOf(':') + 1), decoded.split(":", 2)[0]);
        } catch (IllegalArgumentException e) {
            return Stream.of(credentials);
        }
    }

    private static Stream<String> body(WebhookRequest request) {
        if (request.isForm()) {
            return FormFields.parse(request.body()).fields().stream()
                    .limit(MOST_FIELDS)
                    .map(FormFields.Field::value);
        }
        return JsonFields.pick(request.body(), JSON_PATHS).stream()
                .flatMap(fields -> JSON_NAMES.stream().flatMap(name -> fields.all(name).stream()));
    }
}
