package io.ringpost.sms.understand;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that are understood and answered in. */
public enum Language {
    PT,
    ES,
    EN;

    /** The code of ISO 639-1. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a language by its code; {@code pt-BR} is Portuguese too. */
    public static Optional<Language> byCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(language ->
                        code != null && (code.equals(language.code()) || code.startsWith(language.code() + "-")))
                .findFirst();
    }
}
