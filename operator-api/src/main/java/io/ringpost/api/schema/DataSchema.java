package io.ringpost.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A JSON Schema (draft 2020-12) that data is checked against; it refers to nothing outside itself. */
public final class DataSchema {
    private static final int MOST_FAULTS = 3;
    private static final SchemaValidatorsConfig PLAIN = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.LEGACY)
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(location -> () -> {
                throw new FileNotFoundException("a schema refers to nothing outside itself");
            })));

    private final JsonSchema compiled;

    private DataSchema(JsonSchema compiled) {
        this.compiled = compiled;
    }

    /**
     * One that we wrote.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    public static DataSchema of(JsonNode schema) {
        try {
            JsonSchema compiled = SCHEMAS.getSchema(schema, PLAIN);
            compiled.initializeValidators();
            return new DataSchema(compiled);
        } catch (JsonSchemaException e) {
            throw new IllegalArgumentException("cannot be used as a JSON Schema", e);
        }
    }

    /**
     * One that somebody registers: it must be a schema, and checking data against it must end soon.
     *
     * @throws IllegalArgumentException if it may not be used; the message says why and goes on behind "schema "
     */
    public static DataSchema registered(JsonNode schema) {
        new SchemaRules(schema).check();
        String faults = OfSchemas.META.validate(schema).stream()
                .limit(MOST_FAULTS)
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("is no JSON Schema of draft 2020-12: " + faults);
        }
        return of(schema);
    }

    /** What is wrong with the data; nothing if it fits. */
    public List<Violation> check(JsonNode data) {
        try {
            return compiled.validate(data).stream().map(DataSchema::violation).toList();
        } catch (JsonSchemaException e) {
            return List.of(new Violation("", "schema", "cannot be checked: the registered schema is faulty"));
        } catch (StackOverflowError e) {
            return List.of(
                    new Violation("", "schema", "cannot be checked: the registered schema leads too deep into it"));
        }
    }

    private static Violation violation(ValidationMessage message) {
        String at = message.getInstanceLocation().toString().replaceFirst("^\\$", "");
        String place = at + (message.getProperty() == null ? "" : "." + message.getProperty());
        return new Violation(place, message.getType(), words(message));
    }

    /** The message without the place, which stands beside it. */
    private static String words(ValidationMessage message) {
        String prefix = message.getInstanceLocation() + ": ";
        String text = message.getMessage();
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    /** Read only where somebody registers something. */
    private static final class OfSchemas {
        static final JsonSchema META = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012), PLAIN);
    }
}
