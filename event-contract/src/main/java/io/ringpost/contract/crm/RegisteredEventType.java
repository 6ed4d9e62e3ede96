package io.ringpost.contract.crm;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An event type that an operator registered: the value on {@code crm.event-types.v1}, keyed by the name. A record
 * without value takes the registration back.
 *
 * @param name lower-case words joined by dots, not of {@link CrmCatalogue}
 * @param description what it tells, in English if there is a Portuguese one too
 * @param descriptionPt what it tells, in Portuguese
 * @param entityField the field of {@code data} that keys its records; absent means {@code id}
 * @param schema JSON Schema of {@code data}, of draft 2020-12 unless it says otherwise; absent means that any object will do
 * @param example a whole envelope
 */
public record RegisteredEventType(
        String name,
        @Nullable String description,
        @Nullable String descriptionPt,
        @Nullable String entityField,
        @Nullable JsonNode schema,
        @Nullable JsonNode example) {}
