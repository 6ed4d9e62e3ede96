package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.twilio.voice.CallAnswers;
import java.util.List;
import java.util.Map;

/** The gate for tests of other packages. */
public final class TwilioGates {
    private TwilioGates() {}

    public static WebhookProvider switchedOff(CallAnswers answers) {
        return new TwilioGate(
                Settings.of(TwilioSettings.class, Map.of("ringpost.twilio.verify", "off")),
                new TrustedProxies(List.of()),
                answers);
    }

    public static WebhookProvider of(Map<String, String> settings) {
        return new TwilioGate(
                Settings.of(TwilioSettings.class, settings), new TrustedProxies(List.of()), Answers.withoutRoutes());
    }

    public static WebhookProvider unconfigured() {
        return new TwilioGate(
                Settings.defaults(TwilioSettings.class), new TrustedProxies(List.of()), Answers.withoutRoutes());
    }
}
