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

class HeadersFieldTest {
    private static final Map<String, String> PRESENT = Map.of("Authorization", "Bearer geheim");

    @Test
    void maskKeepsTheValueHoweverTheNameIsWritten() {
        assertThat(read(Map.of("authorization", "***", "X-Own", "1"), PRESENT))
                .isEqualTo(Map.of("authorization", "Bearer geheim", "X-Own", "1"));
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
