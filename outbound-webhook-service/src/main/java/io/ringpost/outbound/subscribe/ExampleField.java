package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.schema.DataSchema;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** An example of an event type: a whole envelope whose data fits the type's own schema. */
final class ExampleField {
    private static final String FIELD = "example";
    private static final Set<String> ENVELOPE = Set.of("event", "timestamp", "data");
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_NAMED = 20;

    private ExampleField() {}

    static void check(Fields fields, String name, Optional<DataSchema> schema) {
        JsonNode example = fields.get(FIELD);
        if (!example.isObject() || example.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            fields.wrong(FIELD, "must be a whole envelope (event, timestamp, data) of at most 64 KiB");
            return;
        }
        example.fieldNames().forEachRemaining(field -> {
            if (!ENVELOPE.contains(field)) {
                fields.wrong(FIELD + "." + field, "is no field of an envelope");
            }
        });
        if (!example.path("event").asText().equals(name)) {
            fields.wrong(FIELD + ".event", "must be the name");
        }
        if (!isTime(example.path("timestamp").asText())) {
            fields.wrong(FIELD + ".timestamp", "must be an ISO 8601 time with an offset");
        }
        data(fields, example.path("data"), schema);
    }

    private static void data(Fields fields, JsonNode data, Optional<DataSchema> schema) {
        String place = FIELD + ".data";
        if (!data.isObject()) {
            fields.wrong(place, "must be an object");
            return;
        }
        schema.stream()
                .flatMap(rules -> rules.check(data).stream())
                .limit(MOST_NAMED)
                .forEach(violation -> fields.wrong(place + violation.place(), violation.words()));
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
