package io.ringpost.ingress.register;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.safehttp.Limits;
import io.ringpost.safehttp.SafeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Words a registration for Retell. */
final class RegisterRequest {
    private static final String PATH = "/v2/register-phone-call";
    /** A call object repeats what was asked for, variables included. */
    private static final int ANSWER_BYTES = 256 * 1024;
    /** Far above a number; a SIP client may call itself anything. */
    private static final int LONGEST_PARTY = 256;

    private RegisterRequest() {}

    static SafeRequest of(AgentCall call, String baseUrl, String key, Duration within) {
        return SafeRequest.post(baseUrl + PATH, body(call).toString().getBytes(StandardCharsets.UTF_8))
                .withHeaders(Map.of(
                        "Authorization", "Bearer " + key,
                        "Content-Type", "application/json",
                        "Accept", "application/json"))
                .withLimits(new Limits(within, within, ANSWER_BYTES));
    }

    /** Retell: numbers and direction are for tracking alone; metadata comes back with every webhook of the call. */
    private static ObjectNode body(AgentCall call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_id", call.agentId()).put("direction", "inbound");
        party(body, "from_number", call.from());
        party(body, "to_number", call.to());
        body.putObject("metadata").put("CallSid", call.callSid());
        if (!call.variables().isEmpty()) {
            ObjectNode variables = body.putObject("retell_llm_dynamic_variables");
            call.variables().forEach(variables::put);
        }
        return body;
    }

    private static void party(ObjectNode body, String name, String who) {
        if (!who.isEmpty()) {
            body.put(name, who.length() > LONGEST_PARTY ? who.substring(0, LONGEST_PARTY) : who);
        }
    }
}
