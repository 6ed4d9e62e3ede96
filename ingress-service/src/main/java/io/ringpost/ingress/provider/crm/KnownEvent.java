package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.schema.CheckingEffort;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.crm.CrmEventType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event type that may be handed in.
 *
 * @param type its name and the field that names its entity
 * @param schema what its data must be; absent means that any object will do
 */
record KnownEvent(CrmEventType type, @Nullable DataSchema schema) {

    Optional<String> entityId(JsonNode data) {
        return type.entityId(data);
    }

    /** What is wrong with the data, under the given place; looked for at the effort that its body has. */
    List<FieldError> check(JsonNode data, String place, CheckingEffort effort) {
        if (!data.isObject()) {
            return List.of(new FieldError(place, "must be an object"));
        }
        return schema == null
                ? List.of()
                : schema.check(data, effort).stream()
                        .map(violation -> new FieldError(place + violation.place(), violation.words()))
                        .toList();
    }
}
