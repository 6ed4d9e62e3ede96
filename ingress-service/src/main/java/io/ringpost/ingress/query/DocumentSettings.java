package io.ringpost.ingress.query;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Which documents are shown beside the ingress's own, and where the APIs are that they tell of. */
@ConfigMapping(prefix = "ringpost.query")
public interface DocumentSettings {
    /** The public address of all APIs, without a slash at its end. */
    Optional<String> api();

    /** Where each service is without one, by its name. */
    Map<String, String> services();

    /** Where a service's API is. */
    default String server(String service) {
        return api().map(address -> address.replaceFirst("/+$", ""))
                .orElseGet(() -> services().getOrDefault(service, "/"));
    }
}
