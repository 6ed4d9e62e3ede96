package io.ringpost.ingress.provider.twilio;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.WebhookProvider;
import io.ringpost.ingress.provider.twilio.voice.VoicePlan;
import java.util.List;
import java.util.Map;

/** The gate for tests of other packages. */
public final class TwilioGates {
    private TwilioGates() {}

    public static WebhookProvider unconfigured() {
        return new TwilioGate(
                Settings.defaults(TwilioSettings.class), new TrustedProxies(List.of()), new VoicePlan(Map.of()));
    }
}
