package io.ringpost.api.start;

import io.ringpost.api.browser.Origins;
import io.ringpost.api.key.ApiKeys;
import java.util.List;
import java.util.stream.Stream;

/** The settings that more than one service reads. */
public final class CommonSettings {
    public static final Setting KAFKA = Setting.required(
            "KAFKA_BOOTSTRAP_SERVERS", "where Kafka is found (host:port, comma list)", Forms.hostPorts());

    public static final Setting DATABASE_URL = Setting.required(
            "RINGPOST_DATABASE_URL",
            "where PostgreSQL is found (postgresql://host:port/database)",
            Forms.databaseUrl());

    public static final Setting DATABASE_USER =
            Setting.required("RINGPOST_DATABASE_USER", "the user to log in to PostgreSQL with", Forms.text());

    public static final Setting API_KEY = Setting.required(
            "RINGPOST_API_KEY", "the key with every scope for the APIs (at least 8 characters)", ApiKeys::faultOfKey);

    public static final Setting API_KEYS = Setting.optional(
            "RINGPOST_API_KEYS", "further keys (name:scope+scope:key, comma list)", ApiKeys::faultOfList);

    public static final Setting SECRETS_KEY = Setting.required(
            "RINGPOST_SECRETS_KEY", "the key that encrypts stored secrets (base64 of 32 bytes)", Forms.keys32());

    public static final Setting TIMEZONE =
            Setting.optional("RINGPOST_TIMEZONE", "the zone of dates in queries and reports", Forms.timezone());

    public static final Setting CORS_ORIGINS = Setting.optional(
            "RINGPOST_CORS_ORIGINS", "the origins whose pages may use the APIs (comma list)", Origins::fault);

    public static final Setting MANAGEMENT_PORT =
            Setting.optional("RINGPOST_MANAGEMENT_PORT", "the port that /q/* but health moves to", Forms.port());

    private CommonSettings() {}

    /** What every service reads. */
    public static List<Setting> ofEveryService() {
        return List.of(KAFKA, API_KEY, API_KEYS, CORS_ORIGINS, MANAGEMENT_PORT);
    }

    /** What a service with Kafka, a database and an API cannot do without. */
    public static List<Setting> ofServiceWithDatabase() {
        return Stream.concat(ofEveryService().stream(), Stream.of(DATABASE_URL, DATABASE_USER, SECRETS_KEY, TIMEZONE))
                .toList();
    }
}
