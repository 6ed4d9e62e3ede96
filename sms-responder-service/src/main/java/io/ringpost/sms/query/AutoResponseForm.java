package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.sms.reply.AutoResponse;
import io.ringpost.sms.reply.AutoResponses;
import io.ringpost.sms.reply.Template;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what people send into automatic answers, or says what is wrong with any of them. */
final class AutoResponseForm {
    /** What was read may be sent back. */
    private static final Set<String> FIELDS = Set.of("version", "items", "next", "updatedAt");

    private static final Set<String> ITEM_FIELDS = Set.of("intent", "language", "text", "enabled", "edited");
    /** Three parts of what VoIP.ms takes at once. */
    private static final int LONGEST = 480;

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<AutoResponse> responses = new ArrayList<>();

    private AutoResponseForm(JsonNode body) {
        this.body = body;
    }

    /** What is to stand, and the version that it was made from. */
    record Edit(AutoResponses responses, @Nullable Integer version) {}

    static Edit read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object.");
        }
        return new AutoResponseForm(body).read();
    }

    private Edit read() {
        known(body, FIELDS, "");
        JsonNode version = body.path("version");
        boolean versioned = !version.isMissingNode() && !version.isNull();
        if (versioned && !version.isInt()) {
            wrong("version", "must be the version that was read");
        }
        JsonNode items = body.path("items");
        if (!items.isArray()) {
            wrong("items", "must be a list of answers");
        }
        for (int index = 0; index < items.size(); index++) {
            item(items.get(index), "items[" + index + "]");
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Edit(new AutoResponses(written()), versioned ? version.asInt() : null);
    }

    /** Those that say what comes with the service are not kept: they follow it. */
    private List<AutoResponse> written() {
        return responses.stream()
                .filter(one -> !AutoResponses.DEFAULTS
                        .find(one.intent(), one.language())
                        .equals(one))
                .toList();
    }

    private void item(JsonNode item, String path) {
        if (!item.isObject()) {
            wrong(path, "must be a JSON object");
            return;
        }
        known(item, ITEM_FIELDS, path + ".");
        Optional<Intent> intent = Intent.byWire(item.path("intent").asText());
        Optional<Language> language = word(item, "language").flatMap(Language::byCode);
        if (intent.isEmpty()) {
            wrong(path + ".intent", "must be one of: " + words(Intent.values()));
        }
        if (language.isEmpty()) {
            wrong(path + ".language", "must be one of: " + words(Language.values()));
        }
        JsonNode enabled = item.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            wrong(path + ".enabled", "must be true or false");
        }
        String text = text(item.path("text"), path + ".text");
        if (intent.isPresent() && language.isPresent()) {
            add(new AutoResponse(intent.get(), language.get(), text, enabled.asBoolean(true)), path);
        }
    }

    private void add(AutoResponse response, String path) {
        if (!response.enabled() && response.intent().isOwed()) {
            wrong(path + ".enabled", "must be true: this answer is owed to whoever asks");
        }
        boolean twice = responses.stream()
                .anyMatch(one -> one.intent() == response.intent() && one.language() == response.language());
        if (twice) {
            wrong(path, "says again what an item before says");
        }
        responses.add(response);
    }

    private String text(JsonNode node, String path) {
        String text = node.isTextual() ? node.asText() : "";
        if (text.isBlank()) {
            wrong(path, "must be a text that is not empty");
        } else if (text.length() > LONGEST) {
            wrong(path, "must be a text of at most " + LONGEST + " characters");
        } else if (!SendableText.is(text)) {
            wrong(path, "must be a text without control characters and broken ones");
        }
        Template template = new Template(text);
        template.unknown().forEach(word -> wrong(path, "names a placeholder that no profile has: " + shown(word)));
        if (template.hasStrayBraces()) {
            wrong(path, "has braces that belong to no placeholder such as {{phone}}");
        }
        return text;
    }

    private static String shown(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    private static Optional<String> word(JsonNode item, String name) {
        JsonNode word = item.path(name);
        return word.isTextual() ? Optional.of(word.asText()) : Optional.empty();
    }

    private void known(JsonNode object, Set<String> known, String path) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                wrong(path + field.getKey(), "is no field of this request");
            }
        }
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private static String words(Intent[] intents) {
        return String.join(", ", List.of(intents).stream().map(Intent::wire).toList());
    }

    private static String words(Language[] languages) {
        return String.join(", ", List.of(languages).stream().map(Language::code).toList());
    }
}
