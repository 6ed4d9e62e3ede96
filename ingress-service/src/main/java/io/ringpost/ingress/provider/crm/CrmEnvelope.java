package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringpost.api.problem.FieldError;
import io.ringpost.api.schema.CheckingEffort;
import io.ringpost.contract.Ids;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.ingress.provider.EventTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event as it was handed in.
 *
 * @param text compact JSON
 * @param tree the same, read
 */
record CrmEnvelope(String text, JsonNode tree) {
    private static final String EVENT = "event";
    private static final String TIMESTAMP = "timestamp";
    private static final String DATA = "data";
    private static final String ID = "id";

    /** Whether its name is unknown only because what operators registered is not read yet. */
    boolean mayBeRegistered(EventTypeRegistry registry) {
        JsonNode name = tree.path(EVENT);
        return name.isTextual()
                && !registry.loaded()
                && registry.find(name.asText()).isEmpty();
    }

    /** What is wrong with it; field names start with the given place, and the effort is its whole body's. */
    List<FieldError> check(String place, EventTypeRegistry registry, CheckingEffort effort) {
        if (!tree.isObject()) {
            return List.of(new FieldError(place + EVENT, "must be an object with event, timestamp and data"));
        }
        List<FieldError> errors = new ArrayList<>();
        registry.find(tree.path(EVENT).asText(""))
                .ifPresentOrElse(
                        type -> errors.addAll(type.check(tree.path(DATA), place + DATA, effort)),
                        () -> errors.add(new FieldError(
                                place + EVENT, "is no known event type; register it with POST /event-types")));
        if (hasTimestamp() && EventTimes.iso(tree.path(TIMESTAMP).asText("")).isEmpty()) {
            errors.add(new FieldError(place + TIMESTAMP, "must be an ISO 8601 time with an offset"));
        }
        return errors;
    }

    /**
     * The event, under the name it was given: the request's, its own, or the hash of what it says. When it came is no part
     * of that, or a repetition would have another name.
     */
    CrmEvent event(CrmHandIn handIn, EventTypeRegistry registry) {
        String name = tree.path(EVENT).asText("");
        Instant receivedAt = handIn.receivedAt().truncatedTo(ChronoUnit.MILLIS);
        String timestamp = tree.path(TIMESTAMP).asText("");
        String id = Ids.crmEvent(named(handIn)
                .orElseGet(() -> Ids.hash(
                        "content",
                        handIn.caller(),
                        name,
                        timestamp,
                        tree.path(DATA).toString())));
        String subject = registry.find(name)
                .flatMap(type -> type.entityId(tree.path(DATA)))
                .map(EntityKey::of)
                .orElse(id);
        Instant time = EventTimes.iso(timestamp).orElse(receivedAt);
        return new CrmEvent(
                new EventInfo(id, subject, time, 0), name, hasTimestamp() ? text : stamped(receivedAt.toString()));
    }

    private Optional<String> named(CrmHandIn handIn) {
        return handIn.idempotencyKey()
                .map(key -> Ids.hash("idempotency-key", handIn.caller(), key))
                .or(() -> Optional.of(tree.path(ID))
                        .filter(id -> id.isTextual() || id.isNumber())
                        .map(JsonNode::asText)
                        .filter(id -> !id.isEmpty())
                        .map(id -> Ids.hash("envelope-id", handIn.caller(), id)));
    }

    private boolean hasTimestamp() {
        return tree.hasNonNull(TIMESTAMP);
    }

    /** Adds the receive time behind the last field; there is one, the event's name. */
    private String stamped(String receivedAt) {
        if (!tree.has(TIMESTAMP)) {
            return text.substring(0, text.length() - 1) + ",\"" + TIMESTAMP + "\":\"" + receivedAt + "\"}";
        }
        return ((ObjectNode) tree.deepCopy()).put(TIMESTAMP, receivedAt).toString();
    }
}
