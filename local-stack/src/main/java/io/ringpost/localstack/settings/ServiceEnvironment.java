package io.ringpost.localstack.settings;

import io.ringpost.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that the services are started with: what was given, and a local value for what was not.
 *
 * @param values by name
 */
public record ServiceEnvironment(Map<String, String> values) {
    /** The local database's name. */
    public static final String DATABASE = "ringpost";

    private static final String MANAGEMENT_PORT = "RINGPOST_MANAGEMENT_PORT";
    private static final List<String> PATHS =
            List.of("RINGPOST_CONFIG_FILE", "RINGPOST_SPOOL_DIR", "RINGPOST_RECORDINGS_DIR", "RINGPOST_LOG_DIR");

    /** Fills in local values; keys that have to last are made once and kept in the data directory. */
    public static ServiceEnvironment of(StackSettings settings) {
        Environment given = settings.environment();
        Map<String, String> values = new HashMap<>(defaults(settings));
        LocalProvider.ALL.forEach(provider ->
                values.putAll(provider.defaults(given, settings.ports().url(Port.SIMULATOR))));
        values.putAll(given.values());
        PATHS.forEach(name -> values.computeIfPresent(
                name,
                (n, path) -> settings.here().toAbsolutePath().resolve(path).toString()));
        return new ServiceEnvironment(Map.copyOf(values));
    }

    private static Map<String, String> defaults(StackSettings settings) {
        Ports ports = settings.ports();
        Path data = settings.data();
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Port port : Port.values()) {
            defaults.put(port.variable(), Integer.toString(ports.number(port)));
        }
        defaults.put("WEBHOOK_BASE_URL", ports.url(Port.INGRESS));
        defaults.put("KAFKA_BOOTSTRAP_SERVERS", settings.kafka());
        if (settings.ownPostgres()) {
            defaults.put("RINGPOST_DATABASE_URL", settings.databaseUrl());
            defaults.put("RINGPOST_DATABASE_USER", LocalPostgres.USER);
            defaults.put("RINGPOST_DATABASE_PASSWORD", LocalPostgres.PASSWORD);
        }
        defaults.put("RINGPOST_CORS_ORIGINS", ports.url(Port.INGRESS));
        defaults.put("RINGPOST_EGRESS_ALLOW", "127.0.0.0/8,::1/128");
        defaults.put("RINGPOST_SPOOL_DIR", data.resolve("spool").toString());
        defaults.put("RINGPOST_RECORDINGS_DIR", data.resolve("recordings").toString());
        if (!settings.environment().has("RINGPOST_CONFIG_FILE")) {
            defaults.put("RINGPOST_CONFIG_FILE", LocalBusiness.in(data).toString());
        }
        if (!settings.environment().has("RINGPOST_API_KEY")) {
            defaults.put(
                    "RINGPOST_API_KEY",
                    KeptSecret.in(
                            data.resolve("api-key"), 24, Base64.getUrlEncoder().withoutPadding()));
        }
        if (!settings.environment().has("RINGPOST_SECRETS_KEY")) {
            defaults.put("RINGPOST_SECRETS_KEY", KeptSecret.in(data.resolve("secrets-key"), 32, Base64.getEncoder()));
        }
        return defaults;
    }

    /** The value of a variable that has one, given or local. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** For one service: the management port, one number for all, would be taken by the first of them. */
    public Map<String, String> forService(int offset) {
        Map<String, String> own = new HashMap<>(values);
        own.computeIfPresent(
                MANAGEMENT_PORT,
                (name, port) -> port.matches("\\d{1,5}") ? Integer.toString(Integer.parseInt(port) + offset) : port);
        return own;
    }

    /** Who plays which provider, in words, by its name. */
    public static Map<String, String> players(StackSettings settings) {
        Map<String, String> players = new LinkedHashMap<>();
        LocalProvider.ALL.forEach(provider -> players.put(
                provider.name(),
                provider.player(settings.environment(), settings.ports().url(Port.SIMULATOR))));
        return players;
    }
}
