package io.ringpost.ingress.provider.retell;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;

/** The gate for tests of other packages. */
public final class RetellGates {
    private RetellGates() {}

    public static WebhookProvider unconfigured() {
        return new RetellGate(Settings.defaults(RetellSettings.class));
    }
}
