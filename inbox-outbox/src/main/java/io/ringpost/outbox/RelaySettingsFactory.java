package io.ringpost.outbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The relay's settings as configured. */
@Singleton
class RelaySettingsFactory {

    @Produces
    @Singleton
    RelaySettings settings(
            @ConfigProperty(name = "RINGPOST_TOPIC_PREFIX") Optional<String> topicPrefix,
            @ConfigProperty(name = "ringpost.outbox.keep", defaultValue = "PT24H") Duration keep,
            @ConfigProperty(name = "ringpost.outbox.keep-rows", defaultValue = "500000") long keepRows,
            @ConfigProperty(name = "ringpost.outbox.rest", defaultValue = "PT0S") Duration rest) {
        return RelaySettings.usual(topicPrefix.orElse(""), keep, keepRows).resting(rest);
    }
}
