package io.ringpost.contract.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.event.CrmEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One of the events that every CRM application may hand in.
 *
 * @param name for example {@code cliente.criado}
 * @param entityField the field of {@code data} that names the client, task, ticket, conversation or e-mail account
 * @param portuguese one line for Portuguese readers
 * @param english one line for English readers
 */
public record CrmEventType(String name, String entityField, String portuguese, String english) {

    /** The type on the wire. */
    public String type() {
        return CrmEvent.TYPE_PREFIX + name;
    }

    /** The id of the entity that the event is about, which keys its record; empty if {@code data} does not name it. */
    public Optional<String> entityId(JsonNode data) {
        JsonNode id = data.path(entityField);
        return id.isValueNode() && !id.isNull()
                ? Optional.of(id.asText()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The JSON Schema (draft 2020-12) of {@code data}. */
    public String schema() {
        String resource = "/schema/crm/" + name + ".json";
        try (InputStream in = CrmEventType.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
