package io.ringpost.api.start;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What must hold of settings that have no single name, looked at before the service starts. */
@FunctionalInterface
public interface SettingsRule {
    /** One line that names the setting, or empty when the service may start. */
    Optional<String> fault(Config config);
}
