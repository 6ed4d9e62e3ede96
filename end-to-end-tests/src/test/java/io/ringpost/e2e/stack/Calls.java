package io.ringpost.e2e.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The calls that a stack knows, asked for over its API. */
public final class Calls {
    private static final String RECORDING = "io.ringpost.recording.";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api;

    Calls(Api api) {
        this.api = api;
    }

    /** Every call that has a leg with the provider's id. */
    public JsonNode with(String providerCallId) {
        return api.get("/api/v1/calls?providerCallId=" + providerCallId).path("items");
    }

    /** One call, whole. */
    public JsonNode find(String id) {
        return api.get("/api/v1/calls/" + id);
    }

    /** Waits until the only call with the provider's id is as wanted, and gives it whole. */
    public JsonNode await(String providerCallId, Predicate<JsonNode> wanted) {
        org.awaitility.Awaitility.await("call of " + providerCallId)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> only(providerCallId, wanted));
        return find(with(providerCallId).path(0).path("id").asText());
    }

    /** Waits until the only call with the provider's id has a status. */
    public JsonNode await(String providerCallId, String status) {
        return await(providerCallId, call -> call.path("status").asText().equals(status));
    }

    /** Waits until so many facts of providers are known of the only call; recordings come when they come. */
    public JsonNode awaitFacts(String providerCallId, int count) {
        return await(providerCallId, call -> facts(call.path("id").asText()) == count);
    }

    private long facts(String id) {
        return StreamSupport.stream(
                        api.get("/api/v1/calls/" + id + "/events").path("items").spliterator(), false)
                .filter(fact -> !fact.path("type").asText().startsWith(RECORDING))
                .count();
    }

    private boolean only(String providerCallId, Predicate<JsonNode> wanted) {
        JsonNode items = with(providerCallId);
        if (items.size() > 1) {
            throw new AssertionError("more than one call: " + items);
        }
        return items.size() == 1 && wanted.test(items.path(0));
    }
}
