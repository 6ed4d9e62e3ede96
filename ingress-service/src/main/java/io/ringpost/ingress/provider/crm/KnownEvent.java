package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.ValidationMessage;
import io.ringpost.api.problem.FieldError;
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
record KnownEvent(CrmEventType type, @Nullable JsonSchema schema) {

    Optional<String> entityId(JsonNode data) {
        return type.entityId(data);
    }

    /** What is wrong with the data, under the given place. */
    List<FieldError> check(JsonNode data, String place) {
        if (!data.isObject()) {
            return List.of(new FieldError(place, "must be an object"));
        }
        return schema == null ? List.of() : check(schema, data, place);
    }

    private static List<FieldError> check(JsonSchema schema, JsonNode data, String place) {
        try {
            return schema.validate(data).stream()
                    .map(message -> new FieldError(field(message, place), words(message)))
                    .toList();
        } catch (JsonSchemaException e) {
            return List.of(new FieldError(place, "cannot be checked: the registered schema is faulty"));
        } catch (StackOverflowError e) {
            return List.of(new FieldError(place, "cannot be checked: the registered schema leads too deep into it"));
        }
    }

    private static String field(ValidationMessage message, String place) {
        String at = message.getInstanceLocation().toString().replaceFirst("^\\$", "");
        return place + at + (message.getProperty() == null ? "" : "." + message.getProperty());
    }

    /** The message without the place, which stands in the field. */
    private static String words(ValidationMessage message) {
        String prefix = message.getInstanceLocation() + ": ";
        String text = message.getMessage();
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
