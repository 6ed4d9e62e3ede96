package io.ringpost.sms.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.Provider;
import io.ringpost.sms.guard.Standing;
import io.ringpost.sms.understand.IncomingText;
import io.ringpost.sms.understand.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what somebody would like to know into a text that might have come. */
final class PreviewForm {
    private static final Set<String> FIELDS = Set.of("text", "provider", "from", "to", "language", "optedOut");
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    /** Twilio: no text is longer. */
    private static final int LONGEST = 1_600;

    private static final int LONGEST_WORD = 40;

    private final JsonNode body;
    private final String region;
    private final List<FieldError> errors = new ArrayList<>();

    private PreviewForm(JsonNode body, String region) {
        this.body = body;
        this.region = region;
    }

    /** A text that might have come, and how things stand with its sender. */
    record Question(IncomingText text, Standing standing) {}

    /**
     * Reads one.
     *
     * @param region the sender's country when nobody says
     */
    static Question read(@Nullable JsonNode body, String region) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("The body must be a JSON object.");
        }
        return new PreviewForm(body, region).read();
    }

    private Question read() {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                wrong(field.getKey(), "is no field of this request");
            }
        }
        if (!body.path("text").isTextual()) {
            wrong("text", "must be a text");
        }
        String text = word("text", LONGEST).orElse("");
        Provider provider = provider();
        String from = word("from", LONGEST_WORD).orElseGet(() -> example(region));
        String to = word("to", LONGEST_WORD).orElse("");
        String language = language();
        JsonNode optedOut = body.path("optedOut");
        if (!optedOut.isMissingNode() && !optedOut.isBoolean()) {
            wrong("optedOut", "must be true or false");
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Question(
                new IncomingText(provider, from, to, text, Instant.EPOCH, Instant.EPOCH, false),
                new Standing(optedOut.asBoolean(false), null, 0, null, language));
    }

    private Provider provider() {
        Optional<Provider> provider =
                Provider.byId(word("provider", LONGEST_WORD).orElse(Provider.VOIPMS.id()));
        if (provider.filter(one -> one == Provider.VOIPMS || one == Provider.TWILIO)
                .isEmpty()) {
            wrong("provider", "must be one of: twilio, voipms");
        }
        return provider.orElse(Provider.VOIPMS);
    }

    private @Nullable String language() {
        Optional<String> language = word("language", LONGEST_WORD);
        if (language.isPresent() && Language.byCode(language.get()).isEmpty()) {
            wrong("language", "must be one of: pt, es, en");
        }
        return language.orElse(null);
    }

    private Optional<String> word(String name, int longest) {
        JsonNode word = body.path(name);
        if (word.isMissingNode() || word.isNull()) {
            return Optional.empty();
        }
        if (!word.isTextual() || word.asText().length() > longest) {
            wrong(name, "must be a text of at most " + longest + " characters");
            return Optional.empty();
        }
        return Optional.of(word.asText());
    }

    private static String example(String region) {
        PhoneNumber example = PLANS.getExampleNumber(region);
        return example == null ? "+15005550006" : PLANS.format(example, PhoneNumberFormat.E164);
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
