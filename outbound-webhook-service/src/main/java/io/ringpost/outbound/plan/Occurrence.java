package io.ringpost.outbound.plan;

import io.ringpost.contract.Ids;
import io.ringpost.contract.event.EventInfo;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something that subscribers are told of, in guide 003's words.
 *
 * @param eventId the id of the event; deliveries of one event to one endpoint share an id by it
 * @param name for example {@code chamada.encerrada}
 * @param timestamp when it happened, as the body says it
 * @param callId the call it is about, if it is about one
 * @param entity the call, client, ticket or conversation that it is about; what happens to one is told in order where
 *     order is asked for
 * @param data compact JSON
 * @param trace what the record on Kafka says of the trace that it is part of
 */
public record Occurrence(
        String eventId,
        String name,
        String timestamp,
        @Nullable String callId,
        @Nullable String entity,
        String data,
        @Nullable String trace) {
    private static final String CALL = "call:";

    /** What names a line must fit into an index. */
    private static final int LONGEST_ID = 500;

    /** Of no trace. */
    public Occurrence(
            String eventId,
            String name,
            String timestamp,
            @Nullable String callId,
            @Nullable String entity,
            String data) {
        this(eventId, name, timestamp, callId, entity, data, null);
    }

    /** What Ringpost itself tells under the event's own id. */
    public static Occurrence made(EventInfo info, String name, @Nullable String callId, Object data) {
        String entity = callId == null ? null : CALL + callId;
        return new Occurrence(info.id(), name, info.time().toString(), callId, entity, MadeData.write(data, callId));
    }

    /** What follows from several facts of one call, and is told once however many of them come. */
    static Occurrence oncePerCall(EventInfo info, String name, String callId, Object data) {
        String id = Ids.event(name, callId, "");
        return new Occurrence(id, name, info.time().toString(), callId, CALL + callId, MadeData.write(data, callId));
    }

    /** The same, said to be about the entity of that id; entities of different families are different. */
    public Occurrence about(String id) {
        int dot = name.indexOf('.');
        String family = dot < 0 ? name : name.substring(0, dot);
        return new Occurrence(eventId, name, timestamp, callId, family + ":" + storable(id), data, trace);
    }

    /** The same as part of a trace, by the header of its record; of none if that is malformed. */
    public Occurrence traced(@Nullable String traceparent) {
        String kept = Trace.parse(traceparent).isPresent() ? traceparent : null;
        return new Occurrence(eventId, name, timestamp, callId, entity, data, kept);
    }

    /** A CRM may call its entities what it likes; the database keeps no NUL and indexes no name of any length. */
    private static String storable(String id) {
        return id.length() > LONGEST_ID || id.indexOf('\0') >= 0 ? Ids.hash("entity", id) : id;
    }

    /** The bytes that go out, on every attempt the same. */
    public byte[] body() {
        String json = "{\"event\":" + CompactJson.quote(name) + ",\"timestamp\":" + CompactJson.quote(timestamp)
                + ",\"data\":" + data + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
