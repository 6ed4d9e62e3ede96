package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;

/** The gate for tests of other packages. */
public final class WavoipGates {
    private WavoipGates() {}

    public static WebhookProvider unconfigured() {
        return new WavoipGate(Settings.defaults(WavoipSettings.class));
    }
}
