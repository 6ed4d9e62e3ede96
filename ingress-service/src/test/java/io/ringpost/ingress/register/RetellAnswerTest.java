package io.ringpost.ingress.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringpost.safehttp.BodyEnd;
import io.ringpost.safehttp.FailureCode;
import io.ringpost.safehttp.Phase;
import io.ringpost.safehttp.Phases;
import io.ringpost.safehttp.SafeResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellAnswerTest {
    @Test
    void takesTheCallsId() {
        assertThat(RetellAnswer.read(answer(201, "{\"call_id\":\"call_0-A\",\"call_status\":\"registered\"}")))
                .isEqualTo(new Registration.Registered("call_0-A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "null",
                "{\"call_id\":42}",
                "{\"call_id\":\"\"}",
                "{\"call_id\":\"call_1@evil.example\"}",
                "{\"call_id\":\"a;transport=udp\"}",
                "{\"call_id\":\"a?X-Evil=1\"}",
                "{\"call_id\":\"a b\"}",
                "{\"call_id\":\"a\\n\"}",
                "{\"call_id\":\"é\"}",
                "{\"call_id\":\"call_1\"",
                "<html>",
            })
    void countsWhatIsNoAnswerAgainstRetell(String body) {
        assertThatThrownBy(() -> RetellAnswer.read(answer(200, body))).isInstanceOf(RetellAway.class);
    }

    @Test
    void takesNoIdThatIsTooLong() {
        String body = "{\"call_id\":\"" + "a".repeat(129) + "\"}";

        assertThatThrownBy(() -> RetellAnswer.read(answer(201, body))).hasMessage("unusable_call_id");
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "402", "404", "422", "302"})
    void takesARefusalForAnAnswer(int status) {
        assertThat(RetellAnswer.read(answer(status, "{}"))).isEqualTo(new Registration.NotRegistered("http_" + status));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "502", "503"})
    void countsOverloadAndFaultsAgainstRetell(int status) {
        assertThatThrownBy(() -> RetellAnswer.read(answer(status, "{}"))).hasMessage("http_" + status);
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT_HEAD, true", "CONNECT_REFUSED, true", "RESET, true", "BUSY, false", "FORBIDDEN_ADDRESS, false"
    })
    void countsOnlyRetellsOwnSilenceAgainstIt(FailureCode code, boolean counts) {
        SafeResponse failed = new SafeResponse.Failed(code, code.sentence(), Phase.HEAD, null, Phases.NONE);

        if (counts) {
            assertThatThrownBy(() -> RetellAnswer.read(failed)).hasMessage(code.word());
        } else {
            assertThat(RetellAnswer.read(failed)).isEqualTo(new Registration.NotRegistered(code.word()));
        }
    }

    private static SafeResponse answer(int status, String body) {
        return new SafeResponse.Answered(
                status,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                BodyEnd.COMPLETE,
                "192.0.2.1",
                null,
                Phases.NONE);
    }
}
