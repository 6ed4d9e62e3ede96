package io.ringpost.localstack.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider as the stack plays it while nobody gives the real one's secrets.
 *
 * @param name as people write it
 * @param secrets the variables of its secrets, with the values both sides use locally
 * @param baseUrls the variables of its API's addresses
 * @param others what else is set for the played one
 */
record LocalProvider(String name, Map<String, String> secrets, List<String> baseUrls, Map<String, String> others) {
    static final List<LocalProvider> ALL = List.of(
            new LocalProvider(
                    "Twilio",
                    ordered(
                            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001",
                            "TWILIO_AUTH_TOKEN", "local-twilio-token"),
                    List.of("TWILIO_API_BASE_URL"),
                    Map.of()),
            new LocalProvider(
                    "Retell",
                    ordered("RETELL_API_KEY", "local-retell-key"),
                    List.of("RETELL_API_BASE_URL"),
                    Map.of("RETELL_AGENT_ID", "agent_julie")),
            new LocalProvider(
                    "VoIP.ms",
                    ordered(
                            "VOIPMS_WEBHOOK_TOKEN", "local-voipms-token",
                            "VOIPMS_USERNAME", "local@example.com",
                            "VOIPMS_PASSWORD", "local-voipms-password"),
                    List.of("VOIPMS_API_BASE_URL"),
                    Map.of()),
            new LocalProvider(
                    "WaVoIP",
                    ordered(
                            "WAVOIP_WEBHOOK_TOKEN", "local-wavoip-token",
                            "WAVOIP_EMAIL", "local@example.com",
                            "WAVOIP_PASSWORD", "local-wavoip-password"),
                    List.of("WAVOIP_API_BASE_URL", "WAVOIP_STORAGE_BASE_URL"),
                    Map.of()));

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** One secret given makes it the real provider: a local value beside a real one would only mislead. */
    boolean isReal(Environment environment) {
        return secrets.keySet().stream().anyMatch(environment::has);
    }

    /** What is added to the environment for it. */
    Map<String, String> defaults(Environment environment, String simulator) {
        Map<String, String> added = new LinkedHashMap<>();
        if (!isReal(environment)) {
            added.putAll(secrets);
            added.putAll(others);
            baseUrls.stream().filter(url -> !environment.has(url)).forEach(url -> added.put(url, simulator));
        }
        return added;
    }

    /** Who plays it, in words. */
    String player(Environment environment, String simulator) {
        return isReal(environment)
                ? "itself, for its secrets come from the environment"
                : "the simulator at " + simulator;
    }
}
