package io.ringpost.sms;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.api.start.Setting;
import java.util.List;

/** Starts the service once its settings are right. */
@QuarkusMain
public final class SmsResponderService {
    private SmsResponderService() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceStart.run(
                args,
                List.of(
                        CommonSettings.KAFKA,
                        CommonSettings.DATABASE_URL,
                        CommonSettings.DATABASE_USER,
                        CommonSettings.API_KEY,
                        CommonSettings.API_KEYS,
                        CommonSettings.TIMEZONE),
                Setting.optional("TWILIO_API_BASE_URL", "where Twilio's API is", Forms.httpUrl()),
                Setting.optional("VOIPMS_API_BASE_URL", "where VoIP.ms's API is", Forms.httpUrl()),
                Setting.optional("RINGPOST_EGRESS_ALLOW", "networks that may be called", Forms.networks()));
    }
}
