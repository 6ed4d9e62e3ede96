package io.ringpost.sms.profile;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The numbers of ours that the settings name. */
@Singleton
public class OwnNumbers {
    private final Set<String> all;

    OwnNumbers(
            Profiles profiles,
            @ConfigProperty(name = "TWILIO_PHONE_NUMBER") Optional<String> twilio,
            @ConfigProperty(name = "VOIPMS_DID") Optional<String> voipms) {
        Set<String> own = new HashSet<>(profiles.numbers());
        twilio.map(number -> number.strip().replaceFirst("^whatsapp:", ""))
                .filter(number -> !number.isEmpty())
                .ifPresent(own::add);
        voipms.map(number -> number.replaceAll("[^0-9]", "").replaceFirst("^1(?=[0-9]{10}$)", ""))
                .filter(number -> !number.isEmpty())
                .ifPresent(number -> own.add("+1" + number));
        all = Set.copyOf(own);
    }

    /** Those that have profiles, and those that texts go out by where nothing else is said; in E.164. */
    public Set<String> all() {
        return all;
    }
}
