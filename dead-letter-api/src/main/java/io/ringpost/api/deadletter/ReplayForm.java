package io.ringpost.api.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.deadletter.LetterPlace;
import io.ringpost.replay.ReplayOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a replay.
 *
 * @param topic where the letters were read
 * @param reason one word
 * @param since earliest time of parking
 * @param until before this time of parking
 * @param after where to go on; with until, without which letters that failed again would be given back once more
 * @param ids only these
 * @param dryRun only count
 */
record ReplayForm(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable String since,
        @Nullable String until,
        @Schema(implementation = String.class) Optional<LetterPlace> after,

        @Schema(type = SchemaType.ARRAY, implementation = String.class)
        List<LetterPlace> ids,

        boolean dryRun) {
    private static final Set<String> FIELDS = Set.of("topic", "reason", "since", "until", "after", "ids", "dryRun");
    private static final int MOST_IDS = 200;

    static ReplayForm read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object; {} means all dead letters.");
        }
        List<FieldError> errors = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError(name, "is no field of this request"));
            }
        });
        ReplayForm form = new ReplayForm(
                text(body, "topic", errors),
                text(body, "reason", errors),
                text(body, "since", errors),
                text(body, "until", errors),
                place(body, errors),
                ids(body.path("ids"), errors),
                flag(body.path("dryRun"), errors));
        if (form.after.isPresent() && form.until == null) {
            errors.add(new FieldError("until", "must be the until of the answer before, where after is its next"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return form;
    }

    ReplayOrder order(LetterParameters parameters) {
        return new ReplayOrder(
                parameters.filter(topic, reason, parameters.range(since, until, null)), after, ids, dryRun);
    }

    private static @Nullable String text(JsonNode body, String name, List<FieldError> errors) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            errors.add(new FieldError(name, "must be a text"));
        }
        return value.asText();
    }

    private static Optional<LetterPlace> place(JsonNode body, List<FieldError> errors) {
        Optional<String> text = Optional.ofNullable(text(body, "after", errors));
        Optional<LetterPlace> place = text.flatMap(LetterPlace::parse);
        if (text.isPresent() && place.isEmpty()) {
            errors.add(new FieldError("after", "must be the next of the answer before"));
        }
        return place;
    }

    private static boolean flag(JsonNode value, List<FieldError> errors) {
        if (!value.isMissingNode() && !value.isBoolean()) {
            errors.add(new FieldError("dryRun", "must be true or false"));
        }
        return value.asBoolean(false);
    }

    /** An empty list would mean none, and is more likely a mistake of who wrote it. */
    private static List<LetterPlace> ids(JsonNode value, List<FieldError> errors) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<LetterPlace> ids = new ArrayList<>();
        for (JsonNode id : value) {
            Optional<LetterPlace> place = LetterPlace.parse(id.asText());
            place.ifPresent(ids::add);
        }
        if (!value.isArray() || value.isEmpty() || value.size() > MOST_IDS || ids.size() != value.size()) {
            errors.add(new FieldError("ids", "must be 1 to " + MOST_IDS + " ids of dead letters"));
        }
        return ids.stream().distinct().toList();
    }
}
