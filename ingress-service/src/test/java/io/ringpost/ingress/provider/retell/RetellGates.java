package io.ringpost.ingress.provider.retell;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringpost.ingress.clock.ProviderClocks;
import io.ringpost.ingress.fixture.Answers;
import io.ringpost.ingress.fixture.Settings;
import io.ringpost.ingress.provider.WebhookProvider;
import java.util.Map;

/** The gate for tests of other packages. */
public final class RetellGates {
    private RetellGates() {}

    static WebhookProvider of(RetellSettings settings, Map<String, String> voice) {
        return new RetellGate(settings, Answers.plan(voice), new ProviderClocks(new SimpleMeterRegistry()));
    }

    public static WebhookProvider of(Map<String, String> settings) {
        return of(Settings.of(RetellSettings.class, settings), Map.of());
    }

    public static WebhookProvider unconfigured() {
        return of(Settings.defaults(RetellSettings.class), Map.of());
    }
}
