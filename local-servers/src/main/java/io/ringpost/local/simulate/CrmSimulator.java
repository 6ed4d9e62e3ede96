package io.ringpost.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A CRM application that hands in its events with an API key; a kind is an event's name, or {@code batch} for all. */
public final class CrmSimulator implements Simulator {
    private static final String PATH = "/api/v1/events";
    private static final String BATCH = "batch";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String apiKey;
    private final Clock clock;
    private final JsonNode samples;

    /** Hands in events with an API key. */
    public CrmSimulator(String apiKey) {
        this(apiKey, Clock.systemUTC());
    }

    /** Hands in events with an API key, dated by a clock. */
    public CrmSimulator(String apiKey, Clock clock) {
        this.apiKey = apiKey;
        this.clock = clock;
        this.samples = samples();
    }

    /** An event under an id of its own, with data as the guide shows it. */
    public byte[] event(String name) {
        return bytes(envelope(name));
    }

    /** All events in one array. */
    public byte[] batch() {
        ArrayNode all = MAPPER.createArrayNode();
        samples.fieldNames().forEachRemaining(name -> all.add(envelope(name)));
        return bytes(all);
    }

    /** JSON handed in. */
    public ProviderRequest post(byte[] body, Authenticity authenticity) {
        ProviderRequest bare = new ProviderRequest("POST", PATH, "", Map.of("Content-Type", "application/json"), body);
        return switch (authenticity) {
            case GENUINE, STALE -> bare.with("Authorization", "Bearer " + apiKey);
            case WRONG -> bare.with("Authorization", "Bearer wrong");
            case MISSING -> bare;
        };
    }

    @Override
    public String provider() {
        return "crm";
    }

    @Override
    public Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        samples.fieldNames().forEachRemaining(kinds::add);
        kinds.add(BATCH);
        return Collections.unmodifiableSet(kinds);
    }

    @Override
    public ProviderRequest request(String kind, byte[] body, Authenticity authenticity) {
        if (!kinds().contains(kind)) {
            throw new IllegalArgumentException(kind);
        }
        byte[] built = kind.equals(BATCH) ? batch() : event(kind);
        return post(body.length > 0 ? body : built, authenticity);
    }

    private ObjectNode envelope(String name) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("id", UUID.randomUUID().toString());
        event.put("event", name).put("timestamp", clock.instant().toString());
        event.set("data", samples.path(name));
        return event;
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode samples() {
        try (InputStream in = CrmSimulator.class.getResourceAsStream("/simulate/crm-events.json")) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
