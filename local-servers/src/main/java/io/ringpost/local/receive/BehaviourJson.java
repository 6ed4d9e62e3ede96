package io.ringpost.local.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Behaviours as JSON, for example {@code {"kind":"fail-first","times":4,"status":500}}. */
final class BehaviourJson {
    private static final int DRIP_MILLIS = 100;
    private static final int BIG_BYTES = 8 * 1024 * 1024;
    private static final Map<String, Function<JsonNode, Behaviour>> KINDS = new TreeMap<>(Map.of(
            "ok", json -> new Behaviour.Ok(),
            "verify", json -> new Behaviour.Verify(),
            "status",
                    json -> new Behaviour.Status(
                            json.path("status").asInt(500),
                            json.path("retryAfter").asText("")),
            "fail-first",
                    json -> new Behaviour.FailFirst(
                            json.path("times").asInt(1), json.path("status").asInt(500)),
            "hang", json -> new Behaviour.Hang(),
            "drip",
                    json -> new Behaviour.Drip(
                            !"body".equals(json.path("part").asText()),
                            Duration.ofMillis(json.path("gapMillis").asInt(DRIP_MILLIS))),
            "redirect",
                    json -> new Behaviour.Redirect(
                            json.path("status").asInt(302), json.path("to").asText("/webhook")),
            "big", json -> new Behaviour.Big(json.path("bytes").asInt(BIG_BYTES)),
            "close", json -> new Behaviour.Close()));

    private BehaviourJson() {}

    /**
     * Reads a behaviour.
     *
     * @throws IllegalArgumentException if its kind is none, naming those that are
     */
    static Behaviour read(JsonNode json) {
        Function<JsonNode, Behaviour> kind = KINDS.get(json.path("kind").asText());
        if (kind == null) {
            throw new IllegalArgumentException("kind is one of " + KINDS.keySet());
        }
        return kind.apply(json);
    }
}
