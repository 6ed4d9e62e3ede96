package io.ringpost.sms.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.codec.Json;
import io.ringpost.sms.reply.AutoResponse;
import io.ringpost.sms.reply.AutoResponses;
import io.ringpost.sms.understand.Intent;
import io.ringpost.sms.understand.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoResponseFormTest {
    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private static List<FieldError> errors(String body) {
        try {
            AutoResponseForm.read(json(body));
            return List.of();
        } catch (ProblemException e) {
            return e.problem().errors();
        }
    }

    @Test
    void an_edit_is_read() {
        var edit = AutoResponseForm.read(json("""
                {"version": 3, "items": [
                  {"intent": "hours", "language": "pt", "text": "Abrimos às {{hours}}", "edited": true},
                  {"intent": "location", "language": "en", "text": "Here", "enabled": false}]}
                """));

        assertThat(edit.version()).isEqualTo(3);
        assertThat(edit.responses().written())
                .containsExactly(
                        new AutoResponse(Intent.HOURS, Language.PT, "Abrimos às {{hours}}", true),
                        new AutoResponse(Intent.LOCATION, Language.EN, "Here", false));
    }

    @Test
    void what_says_what_comes_with_the_service_is_not_kept() {
        AutoResponse ours = AutoResponses.DEFAULTS.find(Intent.HOURS, Language.EN);
        String body = "{\"items\":[{\"intent\":\"hours\",\"language\":\"en\",\"text\":\"" + ours.text() + "\"}]}";

        assertThat(AutoResponseForm.read(json(body)).responses().written()).isEmpty();
        assertThat(AutoResponseForm.read(json(body)).version()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                      | items
                    {"items":[1]}                                                           | items[0]
                    {"items":[], "version":"x"}                                             | version
                    {"items":[], "intents":[]}                                              | intents
                    {"items":[{"intent":"x","language":"en","text":"a"}]}                   | items[0].intent
                    {"items":[{"intent":"hours","language":"fr","text":"a"}]}               | items[0].language
                    {"items":[{"intent":"hours","language":"en","text":" "}]}               | items[0].text
                    {"items":[{"intent":"hours","language":"en"}]}                          | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":1}]}                 | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":"{{fone}}"}]}        | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":"{{phone"}]}         | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":"a\\u0000"}]}        | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":"a\\ud800"}]}        | items[0].text
                    {"items":[{"intent":"hours","language":"en","text":"a","enabled":"no"}]}| items[0].enabled
                    {"items":[{"intent":"emergency","language":"en","text":"a","enabled":false}]}| items[0].enabled
                    {"items":[{"intent":"hours","language":"en","text":"a","color":"red"}]} | items[0].color
                    {"items":[{"intent":"hours","language":"en","text":"a"},{"intent":"hours","language":"en","text":"b"}]}| items[1]
                    """)
    void what_is_wrong_is_named(String body, String field) {
        assertThat(errors(body)).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        assertThat(errors("{\"items\":[{\"intent\":\"x\",\"language\":\"x\",\"text\":\"{{a}} {{b}}\"}]}"))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"480,0", "481,1"})
    void a_text_has_an_end(int length, int wrong) {
        String body =
                "{\"items\":[{\"intent\":\"hours\",\"language\":\"en\",\"text\":\"" + "a".repeat(length) + "\"}]}";

        assertThat(errors(body)).hasSize(wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null"})
    void what_is_no_object_is_refused(String body) {
        JsonNode node = json(body);

        assertThatThrownBy(() -> AutoResponseForm.read(node)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> AutoResponseForm.read(null)).isInstanceOf(ProblemException.class);
    }
}
