package io.ringpost.ingress;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.ringpost.api.start.CommonSettings;
import io.ringpost.api.start.Forms;
import io.ringpost.api.start.ServiceStart;
import io.ringpost.api.start.Setting;
import io.ringpost.ingress.spool.SpoolSettings;
import java.util.List;
import java.util.stream.Stream;

/** Starts the ingress, if its settings are right. */
@QuarkusMain
public final class IngressService {
    private static final String TAKES_ANY_TARGET = "vertx.disableURIValidation";
    private static final String SWITCH = "on or off";

    private IngressService() {}

    /** Starts and stays until told to stop. */
    public static void main(String[] args) {
        // Quarkus answers an address that java.net.URI would not take with an empty 400, uncounted. VoIP.ms puts texts
        // into addresses, and a brace or a bar in one is no reason to lose it.
        System.setProperty(TAKES_ANY_TARGET, "true");
        ServiceStart.run(args, settings(), RouteUrls::fault);
    }

    static List<Setting> settings() {
        return Stream.concat(CommonSettings.ofEveryService().stream(), own().stream())
                .toList();
    }

    private static List<Setting> own() {
        return List.of(
                Setting.optional("WEBHOOK_PORT", "the port for webhooks", Forms.port()),
                Setting.optional(LogFiles.SETTING, "the directory of the log files", LogFiles.form()),
                Setting.optional("RINGPOST_API_BASE_URL", "the public address of the APIs", Forms.httpUrl()),
                Setting.optional("WEBHOOK_ENABLED", "whether webhooks are taken", Forms.trueOrFalse()),
                Setting.optional("WEBHOOK_BASE_URL", "the public address that Twilio calls", BaseUrls.form()),
                Setting.optional("RINGPOST_TRUSTED_PROXIES", "proxies whose word is taken", Forms.networks()),
                Setting.optional("RINGPOST_SPOOL_DIR", "where webhooks wait for Kafka", SpoolSettings.directory()),
                Setting.optional("RINGPOST_SPOOL_MAX_BYTES", "how much is spooled", SpoolSettings.bytes()),
                Setting.optional("RINGPOST_SPOOL_MAX_AGE", "how long Kafka may be away", Forms.duration()),
                Setting.optional("TWILIO_ALLOWED_IPS", "addresses of Twilio", Forms.networks()),
                Setting.optional("RETELL_ALLOWED_IPS", "addresses of Retell", Forms.networks()),
                Setting.optional("RETELL_API_BASE_URL", "where calls are registered", Forms.httpUrl()),
                Setting.optional(
                        "RINGPOST_EGRESS_ALLOW",
                        "networks that outgoing calls may reach though they are not public",
                        Forms.networks()),
                Setting.optional("VOIPMS_ALLOWED_IPS", "addresses of VoIP.ms", Forms.networks()),
                Setting.optional("WAVOIP_ALLOWED_IPS", "addresses of WaVoIP", Forms.networks()),
                verification("TWILIO"),
                verification("RETELL"),
                verification("VOIPMS"),
                verification("WAVOIP"));
    }

    private static Setting verification(String provider) {
        return Setting.optional(
                "RINGPOST_VERIFY_" + provider,
                "whether webhooks are verified",
                Forms.of(word -> word.matches("(?i)on|off"), "it must be " + SWITCH));
    }
}
