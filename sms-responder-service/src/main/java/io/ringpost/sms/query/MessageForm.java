package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a person wants to send. */
final class MessageForm {
    /** Twilio: no text is longer. */
    private static final int LONGEST = 1_600;

    private MessageForm() {}

    static String text(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object.");
        }
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("text")) {
                errors.add(new FieldError(name, "is no field of this request"));
            }
        });
        String text = body.path("text").isTextual() ? body.path("text").asText() : "";
        if (text.isBlank() || text.length() > LONGEST) {
            errors.add(new FieldError("text", "must be a text of 1 to " + LONGEST + " characters"));
        } else if (!SendableText.is(text)) {
            errors.add(new FieldError("text", "must be a text without control characters and broken ones"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return text;
    }
}
