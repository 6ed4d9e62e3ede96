package io.ringpost.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The recordings that a stack knows, asked for over its API. */
public final class Recordings {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api;
    private final Calls calls;

    Recordings(Api api, Calls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** Waits until the only recording of a call has a status, and gives it. */
    public JsonNode await(String providerCallId, String status) {
        return org.awaitility.Awaitility.await("recording of " + providerCallId + " is " + status)
                .atMost(PATIENCE)
                .until(
                        () -> only(providerCallId),
                        one -> one.path("status").asText().equals(status));
    }

    /** The audio, or a part of it; headers are names and values in turn. */
    public HttpResponse<byte[]> audio(JsonNode recording, String... headers) {
        return api.bytes("/api/v1/recordings/" + recording.path("id").asText() + "/audio", headers);
    }

    private JsonNode only(String providerCallId) {
        String call = calls.with(providerCallId).path(0).path("id").asText();
        if (call.isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode items = api.get("/api/v1/recordings?callId=" + call).path("items");
        if (items.size() > 1) {
            throw new AssertionError("more than one recording: " + items);
        }
        return items.path(0);
    }
}
