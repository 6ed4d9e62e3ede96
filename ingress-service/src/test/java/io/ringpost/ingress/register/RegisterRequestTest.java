package io.ringpost.ingress.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringpost.safehttp.SafeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterRequestTest {
    @Test
    void saysWhoCallsWhomAndWhatTheAgentIsTold() {
        SafeRequest request = request("+551", Map.of("clinic", "Sorriso"));

        assertThat(request.url()).isEqualTo("https://api.retellai.com/v2/register-phone-call");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer key");
        assertThat(request.limits().total()).isEqualTo(Duration.ofSeconds(1));
        assertThat(body(request))
                .isEqualTo("{\"agent_id\":\"agent_1\",\"direction\":\"inbound\",\"from_number\":\"+551\","
                        + "\"to_number\":\"+552\",\"metadata\":{\"CallSid\":\"CA1\"},"
                        + "\"retell_llm_dynamic_variables\":{\"clinic\":\"Sorriso\"}}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(body(request("", Map.of()))).doesNotContain("from_number", "retell_llm_dynamic_variables");
    }

    @Test
    void escapesAndBoundsWhatACallerCallsHimself() {
        String body = body(request("\"},\"agent_id\":\"evil" + "x".repeat(10_000), Map.of()));

        assertThat(body)
                .contains("\"from_number\":\"\\\"},\\\"agent_id\\\":\\\"evil")
                .hasSizeLessThan(600);
    }

    private static SafeRequest request(String from, Map<String, String> variables) {
        return RegisterRequest.of(
                new AgentCall("agent_1", "CA1", from, "+552", variables),
                "https://api.retellai.com",
                "key",
                Duration.ofSeconds(1));
    }

    private static String body(SafeRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
