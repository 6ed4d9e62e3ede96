package io.ringpost.sms.reply;

import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers as they stand: those that people wrote, and the ones that come with the service for the rest.
 *
 * @param written what people wrote
 */
public record AutoResponses(List<AutoResponse> written) {
    /** Those that come with the service. */
    public static final AutoResponses DEFAULTS = new AutoResponses(List.of());

    public AutoResponses {
        written = List.copyOf(written);
    }

    /** The answer to an intent in a language. */
    public AutoResponse find(Intent intent, Language language) {
        return written.stream()
                .filter(one -> one.intent() == intent && one.language() == language)
                .findFirst()
                .orElseGet(() -> new AutoResponse(intent, language, DefaultTexts.of(intent, language), true));
    }

    /** One for every intent and language. */
    public List<AutoResponse> all() {
        List<AutoResponse> all = new ArrayList<>();
        for (Intent intent : Intent.values()) {
            for (Language language : Language.values()) {
                all.add(find(intent, language));
            }
        }
        return all;
    }
}
