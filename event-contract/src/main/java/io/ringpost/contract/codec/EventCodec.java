package io.ringpost.contract.codec;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.event.CrmEvent;
import io.ringpost.contract.event.Event;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.contract.event.Unrecognised;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events to Kafka records and back: CloudEvents 1.0, Kafka binding, binary content mode.
 *
 * <p>Reading never throws: what is not understood becomes {@link Unrecognised}.
 */
public final class EventCodec {
    private static final String JSON = "application/json";

    private EventCodec() {}

    /** Writes an event as the service that makes it. */
    public static EncodedEvent encode(Event event, Service producer) {
        EventInfo info = event.info();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, info.id());
        headers.put(EventHeaders.SOURCE, "/" + producer.id());
        headers.put(EventHeaders.TYPE, event.type());
        headers.put(EventHeaders.SUBJECT, info.subject());
        headers.put(EventHeaders.TIME, info.time().toString());
        headers.put(EventHeaders.AGGREGATE_VERSION, Long.toString(info.version()));
        headers.put(EventHeaders.CONTENT_TYPE, JSON);
        return new EncodedEvent(event.topic(), event.key(), headers, value(event));
    }

    /** Reads a record's headers and value. */
    public static Event decode(Map<String, String> headers, byte[] value) {
        String type = headers.getOrDefault(EventHeaders.TYPE, "");
        EventInfo info = info(headers);
        if (type.startsWith(CrmEvent.TYPE_PREFIX)) {
            return new CrmEvent(
                    info, type.substring(CrmEvent.TYPE_PREFIX.length()), new String(value, StandardCharsets.UTF_8));
        }
        EventTypes.Reader<?> reader = EventTypes.reader(type);
        if (reader == null) {
            return new Unrecognised(info, type, Map.copyOf(headers), value, "unknown type");
        }
        try {
            return reader.read(info, value);
        } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
            return new Unrecognised(info, type, Map.copyOf(headers), value, "the value is no JSON of its type");
        }
    }

    private static byte[] value(Event event) {
        return event.data() instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.write(event.data());
    }

    private static EventInfo info(Map<String, String> headers) {
        return new EventInfo(
                headers.getOrDefault(EventHeaders.ID, ""),
                headers.getOrDefault(EventHeaders.SUBJECT, ""),
                time(headers.getOrDefault(EventHeaders.TIME, "")),
                number(headers.getOrDefault(EventHeaders.AGGREGATE_VERSION, "0")));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
