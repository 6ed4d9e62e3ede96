package io.ringpost.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.contract.Provider;
import io.ringpost.contract.raw.RawWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\"}",
                " \n{\"id\":1}",
                "\uFEFF{\"id\":\"1\"}",
                "id=1",
                "\uFEFFid=1",
                "x&id=1&id=2",
                "i%64=%31"
            })
    void readsObjectsAndForms(String body) {
        assertThat(text(Provider.TWILIO, body)).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "&", "[1]", "{", "{]", "{\"a\":", "nothing", "=1", "\uFEFF", "null"})
    void readsNothingElse(String body) {
        assertThat(fields(Provider.VOIPMS, body)).isEmpty();
    }

    @Test
    void ofARepeatedNameOfAnObjectTheLastCounts() {
        assertThat(fields(Provider.WAVOIP, " \n{\"a\":1,\"a\":\"2\"}")).contains(new Fields(Map.of("a", "2")));
    }

    @Test
    void ofARepeatedParameterTheFirstCounts() {
        assertThat(fields(Provider.TWILIO, "a=1&a=2&b=")).contains(new Fields(Map.of("a", "1", "b", "")));
    }

    @Test
    void whatHasNoNameIsNoParameter() {
        assertThat(fields(Provider.TWILIO, "=x&&y&a=b=c")).contains(new Fields(Map.of("a", "b=c")));
    }

    @ParameterizedTest
    @CsvSource({"%41+b,A b", "100%,100%", "%4,%4", "%zz,%zz", "%25,%", "%C3%A1,á", "a%00b,a\uFFFDb"})
    void aPercentSignOfVoipmsMayBeJustThat(String written, String read) {
        assertThat(fields(Provider.VOIPMS, "k=" + written)).contains(new Fields(Map.of("k", read)));
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, names = "VOIPMS", mode = EnumSource.Mode.EXCLUDE)
    void aPercentSignOfOthersIsAnEscape(Provider provider) {
        assertThat(fields(provider, "CallSid=%GG")).isEmpty();
        assertThat(fields(provider, "CallSid=100%")).isEmpty();
    }

    private static Optional<String> text(Provider provider, String body) {
        return fields(provider, body).map(fields -> fields.textOr("", "id"));
    }

    private static Optional<Fields> fields(Provider provider, String body) {
        return Bodies.fields(raw(provider, body));
    }

    private static RawWebhook raw(Provider provider, String body) {
        return new RawWebhook(
                "id",
                provider,
                "default",
                "com.example.test.v1",
                "1",
                Instant.EPOCH,
                Instant.EPOCH,
                new RawWebhook.Request("POST", "/webhooks/test", null, null),
                "none",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
