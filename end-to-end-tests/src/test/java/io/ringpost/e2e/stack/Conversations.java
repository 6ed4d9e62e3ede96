package io.ringpost.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The conversations that a stack knows, asked for over its API. */
public final class Conversations {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    Conversations(Api api) {
        this.api = api;
    }

    /** The conversation with a number in E.164; fails unless there is exactly one. */
    public JsonNode with(String number) {
        JsonNode items = api.get("/api/v1/conversations?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .path("items");
        if (items.size() > 1) {
            throw new AssertionError("more than one conversation: " + items);
        }
        return items.path(0);
    }

    /** Waits until what was written with a number is as wanted, and gives it, newest first. */
    public List<JsonNode> await(String number, Predicate<List<JsonNode>> wanted) {
        return org.awaitility.Awaitility.await("texts with " + number)
                .atMost(PATIENCE)
                .until(() -> messages(number), wanted);
    }

    /** Everything written with a number, newest first. */
    public List<JsonNode> messages(String number) {
        List<JsonNode> messages = new ArrayList<>();
        String id = with(number).path("id").asText();
        if (!id.isEmpty()) {
            api.get("/api/v1/conversations/" + id + "/messages").path("items").forEach(messages::add);
        }
        return messages;
    }

    /** Those of some messages that went out. */
    public static List<JsonNode> sent(List<JsonNode> messages) {
        return messages.stream()
                .filter(one -> one.path("direction").asText().equals("outbound"))
                .toList();
    }

    /** Whether so many of some messages came in, and each was decided on. */
    public static boolean decided(List<JsonNode> messages, int count) {
        return messages.stream()
                        .filter(one -> one.path("direction").asText().equals("inbound"))
                        .filter(one -> one.hasNonNull("decision"))
                        .count()
                == count;
    }
}
