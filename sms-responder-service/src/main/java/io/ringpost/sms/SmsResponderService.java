package io.ringpost.sms;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.ServiceStart;
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
                        CommonSettings.TIMEZONE));
    }
}
