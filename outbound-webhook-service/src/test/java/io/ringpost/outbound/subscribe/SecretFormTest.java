package io.ringpost.outbound.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringpost.api.problem.ProblemException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Stream<JsonNode> refused() {
        return Stream.of(
                JSON.textNode(""),
                JSON.textNode("x".repeat(15)),
                JSON.textNode("x".repeat(129)),
                JSON.textNode("sua_chave_\nsecreta"),
                JSON.textNode("sua_chave_\u0000secreta"),
                JSON.numberNode(1_234_567_890_123_456_789L),
                JSON.nullNode());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void secretThatIsNoneIsRefusedAndNotRepeated(JsonNode secret) {
        assertThatThrownBy(() -> checked(secret))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().status()).isEqualTo(422))
                .message()
                .doesNotContain("chave");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 128})
    void lengthsUpToTheLimitsAreTaken(int length) {
        checked(JSON.textNode("x".repeat(length)));
    }

    @Test
    void absentSecretIsMade() {
        Fields none = new Fields(JSON.objectNode(), Set.of(SecretForm.FIELD));

        SecretForm.check(none);

        none.check();
        assertThat(none.has(SecretForm.FIELD)).isFalse();
    }

    private static void checked(JsonNode secret) {
        Fields fields = new Fields(JSON.objectNode().set(SecretForm.FIELD, secret), Set.of(SecretForm.FIELD));
        SecretForm.check(fields);
        fields.check();
    }
}
