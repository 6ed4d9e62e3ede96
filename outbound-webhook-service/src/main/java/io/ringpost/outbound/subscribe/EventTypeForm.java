package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.RegisteredEventType;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what an operator sends into an event type, or says what is wrong with it. */
final class EventTypeForm {
    private static final Set<String> FIELDS = Set.of("name", "description", "entityField", "schema");
    private static final Set<String> OURS = Set.of("chamada", "gravacao", "sms", "webhook", "alerta", "relatorio");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LARGEST_SCHEMA = 64 * 1024;

    private EventTypeForm() {}

    static RegisteredEventType read(@Nullable JsonNode body) {
        Fields fields = new Fields(body, FIELDS);
        String name = fields.text("name", LONGEST_NAME).orElse("");
        if (!NAME.matcher(name).matches()) {
            fields.wrong("name", "must be lower-case words joined by dots, such as pedido.criado");
        } else if (OURS.contains(name.substring(0, name.indexOf('.')))) {
            fields.wrong("name", "is of a family whose events Ringpost makes itself");
        }
        JsonNode schema = fields.get("schema");
        boolean given = !schema.isMissingNode() && !schema.isNull();
        if (given && (!schema.isObject() || schema.toString().length() > LARGEST_SCHEMA)) {
            fields.wrong("schema", "must be a JSON Schema object of at most 64 KiB");
        }
        RegisteredEventType type = new RegisteredEventType(
                name,
                fields.text("description", LONGEST_DESCRIPTION).orElse(null),
                fields.text("entityField", LONGEST_NAME).orElse(null),
                given ? schema : null);
        fields.check();
        if (CrmCatalogue.find(name).isPresent()) {
            throw ProblemException.conflict("This event type is of the catalogue and need not be registered.");
        }
        return type;
    }
}
