package io.ringpost.local.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Moods as JSON, for example {@code {"kind":"refuse","error":"limit_reached","times":1}}. */
final class MoodJson {
    private static final int SLOW_MILLIS = 2000;
    private static final String STATUS = "status";
    private static final String NOT_READY = "not-ready";
    private static final Map<String, Function<JsonNode, Mood>> KINDS = new TreeMap<>(Map.of(
            "normal",
            json -> new Mood.Normal(),
            "refuse",
            json -> new Mood.Refuse(json.path("error").asText(), retryAfter(json)),
            STATUS,
            json -> new Mood.Status(json.path(STATUS).asInt(500), retryAfter(json)),
            NOT_READY,
            json -> new Mood.Status(404, ""),
            "page",
            json -> new Mood.Page(json.path(STATUS).asInt(521)),
            "slow",
            json -> new Mood.Slow(Duration.ofMillis(json.path("millis").asInt(SLOW_MILLIS))),
            "hang",
            json -> new Mood.Hang(),
            "reset",
            json -> new Mood.Reset(),
            "lost",
            json -> new Mood.Lost(),
            "cut",
            json -> new Mood.Cut()));

    private MoodJson() {}

    /**
     * Reads a mood with how long it lasts.
     *
     * @throws IllegalArgumentException if its kind is none, naming those that are
     */
    static Rule read(JsonNode json) {
        String kind = json.path("kind").asText();
        Function<JsonNode, Mood> mood = KINDS.get(kind);
        if (mood == null) {
            throw new IllegalArgumentException("kind is one of " + KINDS.keySet());
        }
        boolean each = json.path("each").asBoolean(kind.equals(NOT_READY));
        int times = json.path("times").asInt(0);
        // Not ready for no time at all is ready; any other mood without a number lasts.
        return kind.equals(NOT_READY) && times == 0
                ? new Rule(new Mood.Normal(), 0, false)
                : new Rule(mood.apply(json), times, each);
    }

    private static String retryAfter(JsonNode json) {
        return json.path("retryAfter").asText("");
    }
}
