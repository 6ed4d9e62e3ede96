package io.ringpost.outbound.store;

import io.ringpost.contract.delivery.DeliveryStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which deliveries a list shows; only what was asked for becomes part of the query, so that an index serves it. */
public final class DeliveryFilter {
    /** A delivery that arrived through the release before may still tell what went wrong with an earlier attempt. */
    private static final String KNOWN = "not (d.status = 'delivered' and d.last_error is not null)";

    private final List<String> conditions = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Only of this endpoint. */
    public DeliveryFilter endpoint(@Nullable String id) {
        return equal("d.endpoint_id", id);
    }

    /** Only of this event name. */
    public DeliveryFilter event(@Nullable String name) {
        return equal("d.event", name);
    }

    /** Only of this event. */
    public DeliveryFilter eventId(@Nullable String id) {
        return equal("d.event_id", id);
    }

    /** Only about this call. */
    public DeliveryFilter callId(@Nullable String id) {
        return equal("d.call_id", id);
    }

    /** Only of this status. It is said in the query itself, so that indexes of some statuses serve it. */
    public DeliveryFilter status(@Nullable DeliveryStatus status) {
        if (status != null) {
            conditions.add("d.status = '" + status.wire() + "'");
        }
        return this;
    }

    /** Only those planned since then. */
    public DeliveryFilter since(Instant since) {
        conditions.add("d.created_at >= " + value(since.atOffset(ZoneOffset.UTC)));
        return this;
    }

    /** Only those planned before then. */
    public DeliveryFilter until(Instant until) {
        conditions.add("d.created_at < " + value(until.atOffset(ZoneOffset.UTC)));
        return this;
    }

    /** Only those of whose last attempt this came. No index has it: what else is asked for is walked through. */
    public DeliveryFilter last(LastAnswer answer) {
        outcomes.add(answer.condition());
        return this;
    }

    /** Whether rows that an index leads to may be none that are asked for. */
    boolean walks() {
        return !outcomes.isEmpty();
    }

    /** Holds no values, so that the others are counted alike with and without it. */
    String outcome() {
        return KNOWN + " and " + String.join(" and ", outcomes);
    }

    /** Only those that stand after this one in the list. */
    DeliveryFilter before(Instant createdAt, String id) {
        conditions.add("(d.created_at, d.id) < (" + value(createdAt.atOffset(ZoneOffset.UTC)) + ", " + value(id) + ")");
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private DeliveryFilter equal(String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = " + value(value));
        }
        return this;
    }

    private String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
