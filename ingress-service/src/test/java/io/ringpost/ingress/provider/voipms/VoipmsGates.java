package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;
import java.util.Map;

/** The gate for tests of other packages. */
public final class VoipmsGates {
    private VoipmsGates() {}

    public static WebhookProvider of(Map<String, String> settings) {
        return new VoipmsGate(Settings.of(VoipmsSettings.class, settings));
    }

    public static WebhookProvider unconfigured() {
        return new VoipmsGate(Settings.defaults(VoipmsSettings.class));
    }
}
