package io.ringpost.ingress.provider.voipms;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;

/** The gate for tests of other packages. */
public final class VoipmsGates {
    private VoipmsGates() {}

    public static WebhookProvider unconfigured() {
        return new VoipmsGate(Settings.defaults(VoipmsSettings.class));
    }
}
