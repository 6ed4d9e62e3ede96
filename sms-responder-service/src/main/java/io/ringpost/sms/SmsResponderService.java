package io.ringpost.sms;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.api.start.Setting;

/** Starts the service once its settings are right. */
@QuarkusMain
public final class SmsResponderService {
    private static final Setting REPLIES = Setting.optional(
            "RINGPOST_SMS_REPLIES_PER_HOUR",
            "how many automatic replies one sender gets within an hour",
            Forms.of(value -> value.matches("[0-9]{1,6}"), "it must be a whole number"));
    private static final Setting SILENCE = Setting.optional(
            "RINGPOST_SMS_SILENCE", "how long automatic replies rest after a person has answered", Forms.duration());
    private static final Setting REGION = Setting.optional(
            "RINGPOST_REGION",
            "the country of numbers that do not tell theirs",
            Forms.of(value -> value.matches("[A-Z]{2}"), "it must be a country such as BR"));

    private SmsResponderService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(
                args,
                CommonSettings.ofServiceWithDatabase(),
                Setting.optional("TWILIO_API_BASE_URL", "where Twilio's API is", Forms.httpUrl()),
                Setting.optional("VOIPMS_API_BASE_URL", "where VoIP.ms's API is", Forms.httpUrl()),
                Setting.optional("RINGPOST_EGRESS_ALLOW", "networks that may be called", Forms.networks()),
                REPLIES,
                SILENCE,
                REGION);
    }
}
