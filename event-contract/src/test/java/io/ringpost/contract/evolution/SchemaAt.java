package io.ringpost.contract.evolution;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A schema, and the file whose neighbours its references name.
 *
 * @param file its name among all schemas
 * @param schema all of the file or a part
 */
record SchemaAt(String file, JsonNode schema) {
    SchemaAt part(JsonNode part) {
        return new SchemaAt(file, part);
    }

    boolean has(String keyword) {
        return schema.has(keyword);
    }

    JsonNode path(String keyword) {
        return schema.path(keyword);
    }
}
