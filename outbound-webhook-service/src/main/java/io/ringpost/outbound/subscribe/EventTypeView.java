package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.plan.MadeEvent;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event type that endpoints can subscribe to.
 *
 * @param name what to subscribe to
 * @param source {@code crm} (the catalogue), {@code registered} or {@code ringpost}
 * @param description one line
 * @param entityField the field of {@code data} that names the entity
 * @param schema JSON Schema of {@code data}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventTypeView(
        String name,
        String source,
        @Nullable String description,
        @Nullable String entityField,
        @Schema(implementation = Object.class) @Nullable JsonNode schema) {

    static EventTypeView of(RegisteredEventType type) {
        return new EventTypeView(type.name(), "registered", type.description(), type.entityField(), type.schema());
    }

    static EventTypeView of(CrmEventType type) {
        JsonNode schema = Json.read(type.schema().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return new EventTypeView(type.name(), "crm", type.english(), type.entityField(), schema);
    }

    static EventTypeView of(MadeEvent event) {
        return new EventTypeView(event.name(), "ringpost", event.description(), null, null);
    }
}
