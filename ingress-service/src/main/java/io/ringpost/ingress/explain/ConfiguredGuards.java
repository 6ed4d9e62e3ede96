package io.ringpost.ingress.explain;

import io.ringpost.ingress.provider.Guard;
import io.ringpost.ingress.provider.TrustedProxies;
import io.ringpost.ingress.provider.retell.RetellGuard;
import io.ringpost.ingress.provider.retell.RetellSettings;
import io.ringpost.ingress.provider.twilio.TwilioGuard;
import io.ringpost.ingress.provider.twilio.TwilioSettings;
import io.ringpost.ingress.provider.voipms.VoipmsGuard;
import io.ringpost.ingress.provider.voipms.VoipmsSettings;
import io.ringpost.ingress.provider.wavoip.WavoipGuard;
import io.ringpost.ingress.provider.wavoip.WavoipSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * Every provider's guard, as the service's settings make it.
 *
 * @param all the guards
 * @param proxies whose word about the sender is taken
 */
record ConfiguredGuards(List<Guard> all, TrustedProxies proxies) {
    private static final List<String> PREFIXES =
            List.of("ringpost.twilio.", "ringpost.retell.", "ringpost.voipms.", "ringpost.wavoip.");

    static ConfiguredGuards of(Config settings) {
        TrustedProxies proxies = new TrustedProxies(settings.getOptionalValues("RINGPOST_TRUSTED_PROXIES", String.class)
                .orElse(List.of()));
        SmallRyeConfig typed = typed(settings);
        return new ConfiguredGuards(
                List.of(
                        new TwilioGuard(typed.getConfigMapping(TwilioSettings.class), proxies),
                        new RetellGuard(typed.getConfigMapping(RetellSettings.class)),
                        new VoipmsGuard(typed.getConfigMapping(VoipmsSettings.class)),
                        new WavoipGuard(typed.getConfigMapping(WavoipSettings.class))),
                proxies);
    }

    private static SmallRyeConfig typed(Config settings) {
        Map<String, String> values = new HashMap<>();
        for (String name : settings.getPropertyNames()) {
            if (PREFIXES.stream().anyMatch(name::startsWith)) {
                settings.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
            }
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TwilioSettings.class)
                .withMapping(RetellSettings.class)
                .withMapping(VoipmsSettings.class)
                .withMapping(WavoipSettings.class)
                .withSources(new PropertiesConfigSource(values, "settings of the service", 100))
                .build();
    }
}
