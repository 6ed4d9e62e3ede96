package io.ringpost.local.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What tests and people ask a CRM receiver over HTTP: what came, and how an endpoint shall behave. */
public final class CrmControl {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 200;

    private final CrmEndpoints endpoints;

    /** Controls the given endpoints. */
    public CrmControl(CrmEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Answers with {@link #items}. */
    public void received(Request request, Reply reply) throws IOException {
        reply.json(200, MAPPER.writeValueAsString(Map.of("items", items(request))));
    }

    /**
     * What came, newest last: the last 200, or the first {@code limit} after number {@code after}; {@code path} narrows
     * to one path.
     */
    public List<ReceivedRequest> items(Request request) {
        long after = request.parameter("after").map(Long::parseLong).orElse(0L);
        int limit = request.parameter("limit").map(Integer::parseInt).orElse(PAGE);
        String path = request.parameter("path").orElse("");
        List<ReceivedRequest> matching = endpoints.received().stream()
                .filter(one -> one.number() > after)
                .filter(one -> path.isEmpty() || one.path().equals(path))
                .toList();
        int from = after > 0 ? 0 : Math.max(0, matching.size() - limit);
        return matching.subList(from, Math.min(matching.size(), from + limit));
    }

    /** Sets the behaviour of a path, and its secret if one is given, from the JSON body. */
    public void behave(String path, Request request, Reply reply) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(request.body());
            if (json.hasNonNull("secret")) {
                endpoints.secret(path, json.get("secret").asText());
            }
            endpoints.behave(path, BehaviourJson.read(json));
            reply.send(204, Map.of(), new byte[0]);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            reply.json(422, MAPPER.writeValueAsString(Map.of("error", "behaviour", "message", message(e))));
        }
    }

    private static String message(Exception e) {
        return e instanceof JsonProcessingException ? "the body is no JSON" : String.valueOf(e.getMessage());
    }
}
