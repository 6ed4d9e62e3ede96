package io.ringpost.sms.profile;

import io.ringpost.sms.guard.ReplyRules;
import io.ringpost.sms.reply.Answering;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the decision about answers from the settings. */
public class AnsweringFactory {
    /** Those numbers of ours that the settings name are never answered, or two of them would talk for ever. */
    @Produces
    @Singleton
    Answering answering(
            OwnNumbers own,
            @ConfigProperty(name = "RINGPOST_REGION", defaultValue = "BR") String region,
            @ConfigProperty(name = "RINGPOST_SMS_REPLIES_PER_HOUR", defaultValue = "5") int repliesPerHour) {
        return new Answering(new ReplyRules(region, own.all(), repliesPerHour));
    }
}
