package io.ringpost.sms.profile;

import io.ringpost.sms.guard.ReplyRules;
import io.ringpost.sms.reply.Answering;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the decision about answers from the settings. */
public class AnsweringFactory {
    /** Those numbers of ours that the settings name are never answered, or two of them would talk for ever. */
    @Produces
    @Singleton
    Answering answering(
            Profiles profiles,
            @ConfigProperty(name = "RINGPOST_REGION", defaultValue = "BR") String region,
            @ConfigProperty(name = "RINGPOST_SMS_REPLIES_PER_HOUR", defaultValue = "5") int repliesPerHour,
            @ConfigProperty(name = "TWILIO_PHONE_NUMBER") Optional<String> twilio,
            @ConfigProperty(name = "VOIPMS_DID") Optional<String> voipms) {
        Set<String> own = new HashSet<>(profiles.numbers());
        twilio.ifPresent(number -> own.add(number.strip()));
        voipms.ifPresent(
                number -> own.add("+1" + number.replaceAll("[^0-9]", "").replaceFirst("^1(?=[0-9]{10}$)", "")));
        return new Answering(new ReplyRules(region, own, repliesPerHour));
    }
}
