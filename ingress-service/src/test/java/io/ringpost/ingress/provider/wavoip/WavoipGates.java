package io.ringpost.ingress.provider.wavoip;

import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;
import java.util.Map;

/** The gate for tests of other packages. */
public final class WavoipGates {
    private WavoipGates() {}

    public static WebhookProvider of(Map<String, String> settings) {
        return new WavoipGate(Settings.of(WavoipSettings.class, settings));
    }

    public static WebhookProvider unconfigured() {
        return new WavoipGate(Settings.defaults(WavoipSettings.class));
    }

    public static WebhookProvider switchedOff() {
        return new WavoipGate(Settings.of(WavoipSettings.class, Map.of("ringpost.wavoip.verify", "off")));
    }
}
