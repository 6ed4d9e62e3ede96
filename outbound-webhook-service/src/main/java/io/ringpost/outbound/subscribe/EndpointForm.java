package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.outbound.plan.EventPattern;
import io.ringpost.outbound.schedule.RateLimit;
import io.ringpost.outbound.store.EndpointSettings;
import io.ringpost.safehttp.UrlPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what an operator sends into an endpoint's settings, or says field by field what is wrong. */
@ApplicationScoped
public class EndpointForm {
    private static final Set<String> KNOWN = Set.of(
            "url",
            "description",
            "events",
            "filter",
            "headers",
            "schedule",
            "concurrency",
            "rateLimit",
            "ordered",
            "stopOn410",
            "autoDisable",
            "traceparent",
            "enabled",
            SecretForm.FIELD);
    private static final Set<String> SCHEDULES = Set.of("guide", "extended");
    private static final EndpointSettings NEW = new EndpointSettings(
            "", null, List.of(), Map.of(), Map.of(), "guide", 4, null, false, false, true, false, true);
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_EVENTS = 100;
    private static final int MOST_CONCURRENCY = 64;

    private final UrlPolicy urls;

    EndpointForm(UrlPolicy urls) {
        this.urls = urls;
    }

    /** The settings of a new endpoint; its secret is the caller's to read. */
    EndpointSettings create(@Nullable JsonNode body) {
        Fields fields = new Fields(body, KNOWN);
        required(fields, "url");
        required(fields, "events");
        SecretForm.check(fields);
        return read(fields, NEW);
    }

    /** The present settings with what the operator changes. */
    EndpointSettings change(@Nullable JsonNode body, EndpointSettings present) {
        Fields fields = new Fields(body, KNOWN);
        if (fields.has(SecretForm.FIELD)) {
            fields.wrong(SecretForm.FIELD, "is changed by POST /webhook-endpoints/{id}/secret");
        }
        return read(fields, present);
    }

    private static void required(Fields fields, String name) {
        if (!fields.has(name)) {
            fields.wrong(name, "is required");
        }
    }

    private EndpointSettings read(Fields fields, EndpointSettings present) {
        EndpointSettings settings = new EndpointSettings(
                fields.has("url") ? url(fields) : present.url(),
                fields.has("description")
                        ? fields.text("description", LONGEST_DESCRIPTION).orElse(null)
                        : present.description(),
                fields.has("events") ? events(fields) : present.events(),
                fields.has("filter") ? FilterField.read(fields) : present.filter(),
                fields.has("headers") ? HeadersField.read(fields, present.headers()) : present.headers(),
                fields.has("schedule") ? schedule(fields) : present.schedule(),
                fields.number("concurrency", present.concurrency(), 1, MOST_CONCURRENCY),
                fields.has("rateLimit") ? rateLimit(fields) : present.rateLimit(),
                fields.flag("ordered", present.ordered()),
                fields.flag("stopOn410", present.stopOn410()),
                fields.flag("autoDisable", present.autoDisable()),
                fields.flag("traceparent", present.traceparent()),
                fields.flag("enabled", present.enabled()));
        fields.check();
        return settings;
    }

    private String url(Fields fields) {
        if (!fields.get("url").isTextual()) {
            fields.wrong("url", "must be a text of at most " + LONGEST_URL + " characters");
            return "";
        }
        String url = fields.get("url").asText();
        urls.check(url).match(usable -> true, refused -> {
            fields.wrong("url", "is refused: " + refused.reason());
            return false;
        });
        return url;
    }

    private static List<String> events(Fields fields) {
        List<String> patterns = new ArrayList<>();
        JsonNode list = fields.get("events");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_EVENTS) {
            fields.wrong("events", "must be a list of 1 to " + MOST_EVENTS + " names, families (cliente.*) or *");
            return patterns;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual() && EventPattern.valid(list.get(i).asText())) {
                patterns.add(list.get(i).asText());
            } else {
                fields.wrong("events[" + i + "]", "must be a name, a family (cliente.*) or *");
            }
        }
        return patterns;
    }

    /** Null takes the limit away. */
    private static @Nullable RateLimit rateLimit(Fields fields) {
        JsonNode value = fields.get("rateLimit");
        if (value.isNull()) {
            return null;
        }
        Optional<RateLimit> limit = RateLimit.parse(value.isTextual() ? value.asText() : "");
        if (limit.isEmpty()) {
            fields.wrong(
                    "rateLimit",
                    "must be 1 to " + RateLimit.MOST + " POSTs per second, minute or hour, for example 10/s, 300/m or"
                            + " 1000/h, or null");
        }
        return limit.orElse(null);
    }

    private static String schedule(Fields fields) {
        String word = fields.get("schedule").asText("");
        if (!SCHEDULES.contains(word)) {
            fields.wrong("schedule", "must be guide or extended");
        }
        return word;
    }
}
