package io.ringpost.ingress.provider.twilio.voice;

import io.ringpost.ingress.provider.twilio.voice.VoiceSettings.RouteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Chooses the voice route of a call: by its number, else by the address, else the default. */
@ApplicationScoped
public class VoicePlan {
    private static final String DEFAULT = "default";

    private final Map<String, VoiceRoute> byName = new LinkedHashMap<>();
    private final Map<String, VoiceRoute> byNumber;
    private final Map<String, VoiceRoute> byPath;

    @Inject
    VoicePlan(VoiceSettings settings) {
        this(settings.routes());
    }

    /** Takes the routes by name. */
    public VoicePlan(Map<String, RouteSettings> routes) {
        new TreeMap<>(routes).forEach((name, route) -> byName.put(name, VoiceRoute.of(name, route)));
        byName.putIfAbsent(DEFAULT, VoiceRoute.builtIn(DEFAULT));
        byNumber = index(routes, RouteSettings::numbers, byName);
        byPath = index(routes, RouteSettings::paths, byName);
    }

    /** The route of a call. */
    public VoiceRoute routeFor(Optional<String> calledNumber, String path) {
        return calledNumber
                .map(byNumber::get)
                .or(() -> Optional.ofNullable(byPath.get(path)))
                .orElseGet(() -> named(DEFAULT));
    }

    /** The route that was chosen when the call came in; the default if it is gone since. */
    public VoiceRoute named(String name) {
        VoiceRoute route = byName.get(name);
        return route == null ? byName.getOrDefault(DEFAULT, VoiceRoute.builtIn(DEFAULT)) : route;
    }

    private static Map<String, VoiceRoute> index(
            Map<String, RouteSettings> routes,
            Function<RouteSettings, Optional<List<String>>> keys,
            Map<String, VoiceRoute> byName) {
        Map<String, VoiceRoute> index = new LinkedHashMap<>();
        routes.forEach((name, route) -> keys.apply(route).orElse(List.of()).forEach(key -> {
            VoiceRoute taken = byName.get(name);
            if (taken != null) {
                index.put(key.strip(), taken);
            }
        }));
        return index;
    }
}
