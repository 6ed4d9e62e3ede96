package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request's body and gathers what is wrong with any of them. */
final class Fields {
    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    /** Every field must be one of the known. */
    Fields(@Nullable JsonNode body, Set<String> known) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object.");
        }
        this.body = body;
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(name, "is no field of this request");
            }
        });
    }

    boolean has(String name) {
        return body.has(name);
    }

    JsonNode get(String name) {
        return body.path(name);
    }

    void wrong(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /** A text of at most so many characters; empty if it is absent, null or wrong. */
    Optional<String> text(String name, int atMost) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return text(name, value, atMost);
    }

    /** The same of a field that the given name is said to have; the database keeps no NUL. */
    Optional<String> text(String name, JsonNode value, int atMost) {
        if (!value.isTextual()
                || value.asText().length() > atMost
                || value.asText().indexOf('\0') >= 0) {
            wrong(name, "must be a text of at most " + atMost + " characters, none of them NUL");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            wrong(name, "must be a whole number from " + least + " to " + most);
            return otherwise;
        }
        return value.asInt();
    }

    /** Ends the request with all that was found wrong, if anything was. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
