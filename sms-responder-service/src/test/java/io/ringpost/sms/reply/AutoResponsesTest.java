package io.ringpost.sms.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoResponsesTest {
    private static final Map<Language, List<String>> SIGNS = Map.of(
            Language.PT, List.of("para", "você", "é ", "Urgências", "convênios"),
            Language.ES, List.of("recibir", "para pedir", "nuestr", "Urgencias", "seguros"),
            Language.EN, List.of("you", "call", "our", "Urgent", "we accept"));

    @Test
    void there_is_one_for_every_intent_and_language_and_each_is_sound() {
        List<AutoResponse> all = AutoResponses.DEFAULTS.all();

        assertThat(all).hasSize(24).allSatisfy(one -> {
            assertThat(one.enabled()).isTrue();
            assertThat(new Template(one.text()).unknown()).isEmpty();
            assertThat(new Template(one.text()).hasStrayBraces()).isFalse();
            assertThat(SIGNS.get(one.language())).anyMatch(one.text()::contains);
            assertThat(one.text()).contains("{{name}}");
        });
    }

    @Test
    void they_are_all_different_and_short() {
        Set<String> texts =
                AutoResponses.DEFAULTS.all().stream().map(AutoResponse::text).collect(Collectors.toSet());

        assertThat(texts).hasSize(24).allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= 120);
    }

    @Test
    void what_people_wrote_comes_first() {
        AutoResponse ours = new AutoResponse(Intent.HOURS, Language.PT, "Abrimos cedo", false);
        AutoResponses responses = new AutoResponses(List.of(ours));

        assertThat(responses.find(Intent.HOURS, Language.PT)).isEqualTo(ours);
        assertThat(responses.find(Intent.HOURS, Language.EN).text()).contains("our hours");
        assertThat(responses.find(Intent.LOCATION, Language.PT).text()).contains("endereço");
        assertThat(responses.all()).contains(ours).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource({"Call {{phone}},Call 514-555-0100", "{{ phone }}!,514-555-0100!", "nothing,nothing", "$1 \\,$1 \\"})
    void placeholders_are_filled(String text, String filled) {
        assertThat(new Template(text).fill(Texts.CLINIC)).hasValue(filled);
    }

    @Test
    void what_stands_for_one_is_taken_as_it_is() {
        Profile odd = new Profile(Map.of(Placeholder.NAME, " A$1\\B {{phone}} "), null);

        assertThat(new Template("{{name}}.").fill(odd)).hasValue("A$1\\B {{phone}}.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{website}}", "{{phone}} {{insurance}}", "{{unknown}}", "{{}}"})
    void what_is_not_known_fills_nothing(String text) {
        assertThat(new Template(text).fill(Texts.CLINIC)).isEmpty();
    }

    @Test
    void unknown_placeholders_are_named_once() {
        assertThat(new Template("{{fone}} {{phone}} {{fone}} {{Name}}").unknown())
                .containsExactly("fone", "Name");
    }

    @ParameterizedTest
    @CsvSource({"'{{phone',true", "'phone}}',true", "'{{{phone}}}',false", "'{ok}',false", "'{{phone}}',false"})
    void stray_braces_are_seen(String text, boolean stray) {
        assertThat(new Template(text).hasStrayBraces()).isEqualTo(stray);
    }
}
