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

    private final VoiceRoute usual;
    private final Map<String, VoiceRoute> byName = new LinkedHashMap<>();
    private final Map<String, VoiceRoute> byNumber;
    private final Map<String, VoiceRoute> byPath;

    /** Takes the routes of the settings. */
    @Inject
    public VoicePlan(VoiceSettings settings) {
        Map<String, RouteSettings> routes = new TreeMap<>(settings.routes());
        routes.forEach((name, route) -> byName.put(name, VoiceRoute.of(name, route, settings)));
        usual = byName.computeIfAbsent(DEFAULT, name -> VoiceRoute.builtIn(name, settings));
        byNumber = index(routes, byName, RouteSettings::numbers);
        byPath = index(routes, byName, RouteSettings::paths);
    }

    /** The route of a call. */
    public VoiceRoute routeFor(Optional<String> calledNumber, String path) {
        return calledNumber
                .map(byNumber::get)
                .or(() -> Optional.ofNullable(byPath.get(path)))
                .orElse(usual);
    }

    /** The route that was chosen when the call came in; the default if it is gone since. */
    public VoiceRoute named(String name) {
        return byName.getOrDefault(name, usual);
    }

    /** Whether some route connects to an agent. */
    public boolean needsAgents() {
        return byName.values().stream().anyMatch(route -> route.agent().isPresent());
    }

    private static Map<String, VoiceRoute> index(
            Map<String, RouteSettings> routes,
            Map<String, VoiceRoute> byName,
            Function<RouteSettings, Optional<List<String>>> keys) {
        Map<String, VoiceRoute> index = new LinkedHashMap<>();
        byName.forEach((name, route) -> Optional.ofNullable(routes.get(name))
                .flatMap(keys)
                .orElse(List.of())
                .forEach(key -> index.put(key.strip(), route)));
        return index;
    }
}
