package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.EndpointSettings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersFieldTest {
    private static final Map<String, String> PRESENT = Map.of("Authorization", "Bearer geheim");

    @Test
    void maskKeepsTheValueHoweverTheNameIsWritten() {
        assertThat(read(Map.of("authorization", "***", "X-Own", "1"), PRESENT))
                .isEqualTo(Map.of("authorization", "Bearer geheim", "X-Own", "1"));
    }

    @Test
    void nameThatDiffersByItsCapitalsAloneIsGivenTwice() {
        assertThatThrownBy(() -> read(Map.of("X-Own", "1", "x-own", "2"), Map.of()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void maskThatKeepsNothingIsRefused() {
        assertThatThrownBy(() -> read(Map.of("X-Api-Key", "***"), PRESENT)).isInstanceOf(ProblemException.class);
    }

    @Test
    void headersThatCannotBeDecryptedStayAsTheyAreOrAreGivenAnew() {
        Map<String, String> lost = EndpointSettings.UNREADABLE_HEADERS;

        assertThat(read(Map.of("***", "***"), lost)).isEqualTo(lost);
        assertThat(read(Map.of("X-Own", "1"), lost)).isEqualTo(Map.of("X-Own", "1"));
        assertThatThrownBy(() -> read(Map.of("***", "***", "X-Own", "1"), lost)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "CONTENT-LENGTH",
                "Content-Type",
                "Transfer-Encoding",
                "Connection",
                "User-Agent",
                "X-Webhook-Signature",
                "x-webhook-more",
                "webhook-id",
                "Webhook-Signature",
                "Proxy-Authorization",
                "X-Forwarded-For",
                "Cookie",
                "Traceparent",
                "no name",
                "naïve",
                ""
            })
    void nameThatIsOursOrNoneIsRefused(String name) {
        assertThatThrownBy(() -> read(Map.of(name, "1"), Map.of())).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-More: 1", "a\nb", "café", "tab\t", "\u0000"})
    void valueThatCouldEndItsLineOrIsNotAsciiIsRefused(String value) {
        assertThatThrownBy(() -> read(Map.of("X-Own", value), Map.of())).isInstanceOf(ProblemException.class);
    }

    @Test
    void allTogetherAreFourThousandCharactersAtMost() {
        assertThat(read(Map.of("X-Own", "v".repeat(4_000)), Map.of())).hasSize(1);
        assertThatThrownBy(() -> read(Map.of("X-Own", "v".repeat(4_096)), Map.of()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void nameIsSentAsItWasWritten() {
        assertThat(read(Map.of("X-oWN", "1"), Map.of())).containsOnlyKeys("X-oWN");
    }

    private static Map<String, String> read(Map<String, String> given, Map<String, String> present) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        given.forEach(headers::put);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("headers", headers);
        Fields fields = new Fields(body, Set.of("headers"));
        Map<String, String> read = HeadersField.read(fields, present);
        fields.check();
        return read;
    }
}
