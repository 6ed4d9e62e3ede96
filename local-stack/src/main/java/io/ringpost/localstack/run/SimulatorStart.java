package io.ringpost.localstack.run;

import io.ringpost.local.simulate.ProviderSecrets;
import io.ringpost.local.simulate.SimulatorServer;
import io.ringpost.local.simulate.SimulatorSettings;
import io.ringpost.local.simulate.TwilioAccount;
import io.ringpost.local.simulate.VoipmsAccount;
import io.ringpost.localstack.settings.Port;
import io.ringpost.localstack.settings.ServiceEnvironment;
import io.ringpost.localstack.settings.StackSettings;

/** Starts the simulator with the secrets that the ingress checks, local or real. */
public final class SimulatorStart {
    private SimulatorStart() {}

    /** Starts it on its port. */
    public static SimulatorServer start(StackSettings settings, ServiceEnvironment environment) {
        return SimulatorServer.start(told(settings, environment));
    }

    /** What it is told. */
    public static SimulatorSettings told(StackSettings settings, ServiceEnvironment environment) {
        ProviderSecrets secrets = new ProviderSecrets(
                new TwilioAccount(environment.get("TWILIO_ACCOUNT_SID"), newest(environment.get("TWILIO_AUTH_TOKEN"))),
                newest(environment.get("RETELL_API_KEY")),
                newest(environment.get("VOIPMS_WEBHOOK_TOKEN")),
                newest(environment.get("WAVOIP_WEBHOOK_TOKEN")),
                environment.get("RINGPOST_API_KEY"),
                new VoipmsAccount(environment.get("VOIPMS_USERNAME"), environment.get("VOIPMS_PASSWORD")));
        return new SimulatorSettings(
                settings.ports().number(Port.SIMULATOR),
                settings.ports().url(Port.INGRESS),
                environment.get("WEBHOOK_BASE_URL"),
                secrets);
    }

    /** The first of a comma list, without the account that may stand before a Twilio token. */
    static String newest(String secrets) {
        String first = secrets.split(",", 2)[0].trim();
        return first.substring(first.indexOf(':') + 1);
    }
}
