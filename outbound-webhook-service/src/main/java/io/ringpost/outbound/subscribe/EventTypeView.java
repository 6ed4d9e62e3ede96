package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.outbound.catalogue.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event type that endpoints can subscribe to.
 *
 * @param name what to subscribe to
 * @param family what {@code family.*} subscribes to
 * @param source who makes its events: {@code crm}, {@code ringpost}, or {@code registered}, which are handed in too
 * @param description what it tells
 * @param entityField the field of {@code data} that names what it is about
 * @param schema JSON Schema of {@code data}
 * @param example a whole body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventTypeView(
        String name,
        String family,

        @Schema(enumeration = {"crm", "ringpost", "registered"})
        String source,

        @Nullable Description description,
        @Nullable String entityField,

        @Schema(implementation = Object.class, description = "JSON Schema of data") @Nullable
        JsonNode schema,

        @Schema(implementation = Object.class, description = "a whole body: event, timestamp and data") @Nullable
        JsonNode example) {

    static EventTypeView of(EventType type) {
        return new EventTypeView(
                type.name(),
                type.family(),
                type.source(),
                Description.of(type.portuguese(), type.english()),
                type.entityField(),
                type.schema(),
                type.example());
    }

    /**
     * One line each.
     *
     * @param pt for Portuguese readers
     * @param en for English readers
     */
    public record Description(String pt, String en) {
        static @Nullable Description of(@Nullable String pt, @Nullable String en) {
            return pt == null || en == null ? null : new Description(pt, en);
        }
    }
}
