package io.ringpost.api.start;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Finds the first setting that is missing or malformed. */
public final class RequiredSettings {
    private RequiredSettings() {}

    /** One line that names the setting, or empty when the service may start. */
    public static Optional<String> fault(List<Setting> settings, Config config) {
        return settings.stream()
                .flatMap(setting -> fault(setting, config).stream())
                .findFirst();
    }

    private static Optional<String> fault(Setting setting, Config config) {
        Optional<String> value =
                config.getOptionalValue(setting.name(), String.class).filter(text -> !text.isBlank());
        if (value.isPresent()) {
            return setting.form()
                    .fault(value.get())
                    .map(fault -> setting.name() + " is malformed: " + fault + " (" + setting.purpose() + ")");
        }
        return setting.required()
                ? Optional.of(setting.name() + " is not set: " + setting.purpose())
                : Optional.empty();
    }
}
