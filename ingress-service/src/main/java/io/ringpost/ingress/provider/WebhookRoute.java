package io.ringpost.ingress.provider;

import io.ringpost.contract.Provider;
import io.ringpost.ingress.refuse.RefusalStyle;
import java.util.Optional;
import java.util.Set;

/**
 * One address a provider may call.
 *
 * @param template path, or path with one {@code {token}} as its last segment
 * @param methods HTTP methods it answers
 * @param provider whose it is
 * @param kind the provider's own name for what comes in here
 * @param maxBytes the largest body it takes
 * @param refusals how a refusal is worded
 * @param summary one line for its documentation
 */
public record WebhookRoute(
        String template,
        Set<String> methods,
        Provider provider,
        String kind,
        int maxBytes,
        RefusalStyle refusals,
        String summary) {
    /** The largest body, if the provider sends nothing larger. */
    public static final int ONE_MEBIBYTE = 1024 * 1024;

    private static final String TOKEN = "{token}";

    /** Whether the last segment of the path is a secret. */
    public boolean hasPathToken() {
        return template.endsWith(TOKEN);
    }

    /** The path before the secret, or the whole path. */
    public String fixedPart() {
        return hasPathToken() ? template.substring(0, template.length() - TOKEN.length()) : template;
    }

    /** Whether the raw path is this route's. */
    public boolean isAt(String rawPath) {
        return hasPathToken() ? pathToken(rawPath).isPresent() : template.equals(rawPath);
    }

    /** The secret in the raw path, if the route has one and the path is the route's. */
    public Optional<String> pathToken(String rawPath) {
        if (!hasPathToken() || !rawPath.startsWith(fixedPart())) {
            return Optional.empty();
        }
        return Optional.of(rawPath.substring(fixedPart().length()))
                .filter(token -> !token.isEmpty() && token.indexOf('/') < 0);
    }
}
