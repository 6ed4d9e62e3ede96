package io.ringpost.ingress;

import io.ringpost.ingress.provider.twilio.PublicUrl;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** How {@code ringpost.twilio.base-urls} must look, whose names are paths of routes. */
final class RouteUrls {
    private RouteUrls() {}

    static Optional<String> fault(Config config) {
        Map<String, String> urls = config.unwrap(SmallRyeConfig.class)
                .getOptionalValues(PublicUrl.BY_ROUTE, String.class, String.class)
                .orElse(Map.of());
        try {
            var unused = new PublicUrl(List.of(), urls);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
