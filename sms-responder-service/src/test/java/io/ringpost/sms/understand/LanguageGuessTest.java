package io.ringpost.sms.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello, I need an appointment         | en
                    are you open today                   | en
                    URGENT: bleeding, are you available? | en
                    Olá, quero marcar uma consulta       | pt
                    voces aceitam convenio               | pt
                    Estou com dor                        | pt
                    onde fica                            | pt
                    irmão                                | pt
                    Hola, necesito una cita              | es
                    donde estan ustedes                  | es
                    tengo dolor                          | es
                    mañana                               | es
                    ¿horario?                            | es
                    """)
    void the_words_tell(String text, String language) {
        List<Language> misleading = List.of(Language.EN, Language.ES, Language.PT);

        assertThat(LanguageGuess.of(text, misleading).code()).isEqualTo(language);
    }

    @Test
    void words_of_two_languages_leave_the_hint_to_decide() {
        assertThat(LanguageGuess.of("urgente", List.of(Language.ES))).isEqualTo(Language.ES);
        assertThat(LanguageGuess.of("urgente", List.of(Language.PT))).isEqualTo(Language.PT);
        assertThat(LanguageGuess.of("urgente", List.of(Language.EN, Language.ES)))
                .isEqualTo(Language.ES);
    }

    @Test
    void words_of_two_languages_are_one_of_them_whatever_the_hint() {
        assertThat(LanguageGuess.of("urgente", List.of(Language.EN))).isEqualTo(Language.PT);
    }

    @ParameterizedTest
    @CsvSource({"STOP", "'123'", "''", "👍"})
    void without_words_the_first_hint_decides(String text) {
        assertThat(LanguageGuess.of(text, List.of(Language.PT, Language.EN))).isEqualTo(Language.PT);
    }

    @Test
    void without_anything_it_is_english() {
        assertThat(LanguageGuess.of(null, List.of())).isEqualTo(Language.EN);
    }

    @Test
    void letters_of_a_language_count_for_more_than_one_word() {
        assertThat(LanguageGuess.of("the coração", List.of(Language.EN))).isEqualTo(Language.PT);
    }

    @ParameterizedTest
    @CsvSource({"pt,PT", "pt-BR,PT", "es,ES", "en-US,EN"})
    void codes_with_a_country_are_read(String code, Language language) {
        assertThat(Language.byCode(code)).hasValue(language);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"fr", "ptx", "PT", "''", "null"},
            nullValues = "null")
    void other_codes_are_none(String code) {
        assertThat(Language.byCode(code)).isEmpty();
    }
}
