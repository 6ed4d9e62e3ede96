package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an event type tells: one text, or {@code {"pt": …, "en": …}} with one of them or both.
 *
 * @param portuguese for Portuguese readers
 * @param english for English readers, and for all if there is only one
 */
record DescriptionField(
        @Nullable String portuguese, @Nullable String english) {
    private static final String FIELD = "description";
    private static final int LONGEST = 500;

    static DescriptionField read(Fields fields) {
        JsonNode given = fields.get(FIELD);
        if (!given.isObject()) {
            return new DescriptionField(null, fields.text(FIELD, LONGEST).orElse(null));
        }
        if (given.isEmpty()) {
            fields.wrong(FIELD, "must be a text, or say pt, en or both");
        }
        given.fieldNames().forEachRemaining(name -> {
            if (!name.equals("pt") && !name.equals("en")) {
                fields.wrong(FIELD + "." + name, "is no field of this request");
            }
        });
        return new DescriptionField(text(fields, given, "pt"), text(fields, given, "en"));
    }

    private static @Nullable String text(Fields fields, JsonNode given, String language) {
        JsonNode value = given.path(language);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return fields.text(FIELD + "." + language, value, LONGEST).orElse(null);
    }
}
