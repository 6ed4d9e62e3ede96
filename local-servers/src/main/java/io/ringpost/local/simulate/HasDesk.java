package io.ringpost.local.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringpost.local.receive.Reply;
import io.ringpost.local.receive.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /has/voipms/{call|recording}}: what VoIP.ms has without having told anybody, a row with its own fields. */
final class HasDesk {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PlayedApis played;

    HasDesk(PlayedApis played) {
        this.played = played;
    }

    void keep(Request request, Reply reply) throws IOException {
        Map<String, String> row = row(request.text());
        switch (request.path()) {
            case "/has/voipms/call" -> played.voipms().called(row);
            case "/has/voipms/recording" -> played.voipms().recorded(row);
            default -> throw new IllegalArgumentException("what VoIP.ms has is a call or a recording");
        }
        reply.send(204, Map.of(), new byte[0]);
    }

    private static Map<String, String> row(String json) {
        try {
            JsonNode fields = MAPPER.readTree(json);
            Map<String, String> row = new LinkedHashMap<>();
            fields.fieldNames()
                    .forEachRemaining(name -> row.put(name, fields.path(name).asText()));
            return row;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }
}
