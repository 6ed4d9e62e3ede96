package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.catalogue.Catalogue;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what an operator sends into an event type, or says what is wrong with it. */
final class EventTypeForm {
    private static final Set<String> FIELDS = Set.of("name", "description", "entityField", "schema", "example");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST_NAME = 100;

    private final Fields fields;

    private EventTypeForm(Fields fields) {
        this.fields = fields;
    }

    static RegisteredEventType read(@Nullable JsonNode body) {
        return new EventTypeForm(new Fields(body, FIELDS)).type();
    }

    private RegisteredEventType type() {
        String name = name();
        DescriptionField description = DescriptionField.read(fields);
        String entityField = fields.text("entityField", LONGEST_NAME).orElse(null);
        Optional<JsonNode> schema = given("schema");
        Optional<DataSchema> compiled = schema.flatMap(this::compiled);
        Optional<JsonNode> example = given("example");
        if (example.isPresent()) {
            ExampleField.check(fields, name, compiled);
        }
        fields.check();
        if (CrmCatalogue.find(name).isPresent()) {
            throw ProblemException.conflict("This event type is of the catalogue and need not be registered.");
        }
        return new RegisteredEventType(
                name,
                description.english(),
                description.portuguese(),
                entityField,
                schema.orElse(null),
                example.orElse(null));
    }

    private String name() {
        String name = fields.text("name", LONGEST_NAME).orElse("");
        if (!NAME.matcher(name).matches()) {
            fields.wrong("name", "must be lower-case words joined by dots, such as pedido.criado");
        } else if (Catalogue.ownsFamilyOf(name)) {
            fields.wrong("name", "is of a family whose events Ringpost makes itself");
        }
        return name;
    }

    private Optional<DataSchema> compiled(JsonNode schema) {
        try {
            return Optional.of(DataSchema.registered(schema));
        } catch (IllegalArgumentException e) {
            fields.wrong("schema", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<JsonNode> given(String field) {
        return Optional.of(fields.get(field)).filter(value -> !value.isMissingNode() && !value.isNull());
    }
}
