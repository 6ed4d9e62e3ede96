package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an event type tells: one text, or {@code {"pt": …, "en": …}} with one of them at least.
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
        if (!value.isTextual() || value.asText().length() > LONGEST) {
            fields.wrong(FIELD + "." + language, "must be a text of at most " + LONGEST + " characters");
            return null;
        }
        return value.asText();
    }
}
