package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who shall get no texts, and from which number of ours; from none in particular if that is not said. */
record OptOutForm(String number, @Nullable String ownNumber) {
    private static final Set<String> FIELDS = Set.of("number", "ownNumber");
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{7,15}|[0-9]{1,6}");

    static OptOutForm read(@Nullable JsonNode body, TypedNumbers numbers) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object.");
        }
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError(name, "is no field of this request"));
            }
        });
        String number = number(body, "number", numbers, errors);
        String ownNumber = body.path("ownNumber").isMissingNode() ? null : number(body, "ownNumber", numbers, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new OptOutForm(number, ownNumber);
    }

    private static String number(JsonNode body, String name, TypedNumbers numbers, List<FieldError> errors) {
        JsonNode typed = body.path(name);
        String number = typed.isTextual() ? numbers.read(typed.asText()) : "";
        if (!NUMBER.matcher(number).matches()) {
            errors.add(new FieldError(name, "must be a telephone number, such as +5511987654321"));
        }
        return number;
    }
}
