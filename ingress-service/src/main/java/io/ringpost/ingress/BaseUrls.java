package io.ringpost.ingress;

import io.ringpost.api.start.Form;
import io.ringpost.api.start.Forms;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** How {@code WEBHOOK_BASE_URL} must look: a webhook's own address there would fail every signature. */
final class BaseUrls {
    private static final String FAULT =
            "it must be an http or https URL such as https://hooks.example.com, without a webhook's path, or a comma list";

    private BaseUrls() {}

    static Form form() {
        return value -> Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .map(BaseUrls::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> fault(String url) {
        return Forms.httpUrl().fault(url).isPresent() || hasMore(URI.create(url))
                ? Optional.of(FAULT)
                : Optional.empty();
    }

    private static boolean hasMore(URI url) {
        String path = url.getRawPath();
        return url.getRawQuery() != null
                || url.getRawFragment() != null
                || !path.matches("(/[A-Za-z0-9._~-]+)*/?")
                || path.contains("/webhook")
                || path.startsWith("/voice");
    }
}
