package io.ringpost.api.start;

import io.ringpost.api.key.ApiKeys;
import java.util.List;

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

    private CommonSettings() {}

    /** What a service with Kafka, a database and an API cannot do without. */
    public static List<Setting> ofServiceWithDatabase() {
        return List.of(KAFKA, DATABASE_URL, DATABASE_USER, API_KEY, API_KEYS, SECRETS_KEY, TIMEZONE);
    }
}
