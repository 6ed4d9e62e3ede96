package io.ringpost.local.play.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.local.play.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls of a workspace. One that was not registered here is shown as ended: a webhook told of it. */
final class RetellCalls {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SECONDS = 42;

    private final Supplier<String> mediaBaseUrl;
    private final Clock clock;
    private final Map<String, ObjectNode> registered = new ConcurrentHashMap<>();

    RetellCalls(Supplier<String> mediaBaseUrl, Clock clock) {
        this.mediaBaseUrl = mediaBaseUrl;
        this.clock = clock;
    }

    /** Retell: the agent is required, everything else is for tracking. */
    Answer register(JsonNode asked) {
        if (!asked.path("agent_id").isTextual()) {
            return RetellApi.refusal("422");
        }
        String id = "call_" + UUID.randomUUID().toString().replace("-", "").substring(5);
        ObjectNode call = call(id, "registered");
        List.of("agent_id", "from_number", "to_number", "direction", "metadata", "retell_llm_dynamic_variables")
                .forEach(name -> copy(asked, name, call));
        registered.put(id, call);
        return Answer.json(201, call);
    }

    Answer show(String id) {
        if (!id.startsWith("call_")) {
            return RetellApi.refusal("422");
        }
        ObjectNode known = registered.get(id);
        return Answer.json(200, known == null ? ended(id) : known);
    }

    Answer list(String version) {
        ArrayNode items = JSON.arrayNode().addAll(registered.values());
        if (version.equals("2")) {
            return Answer.json(200, items);
        }
        ObjectNode page = JSON.objectNode().put("has_more", false);
        page.set("items", items);
        return Answer.json(200, page);
    }

    private static ObjectNode call(String id, String status) {
        return JSON.objectNode()
                .put("call_id", id)
                .put("call_type", "phone_call")
                .put("agent_id", "agent_julie")
                .put("agent_version", 3)
                .put("call_status", status);
    }

    private ObjectNode ended(String id) {
        ObjectNode call = call(id, "ended").put("from_number", "+5533999887766").put("to_number", "+553322980007");
        long now = clock.millis();
        call.put("direction", "inbound").put("start_timestamp", now - SECONDS * 1000L);
        call.put("end_timestamp", now).put("duration_ms", SECONDS * 1000L);
        call.put("disconnection_reason", "user_hangup").put("transcript", "Agent: Bom dia!\nUser: Bom dia!\n");
        return call.put("recording_url", mediaBaseUrl.get() + "/" + id + "/recording.wav");
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.hasNonNull(name)) {
            to.set(name, from.get(name));
        }
    }
}
