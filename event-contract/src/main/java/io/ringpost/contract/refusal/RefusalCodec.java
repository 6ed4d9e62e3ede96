package io.ringpost.contract.refusal;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals to Kafka records and back. */
public final class RefusalCodec {
    private RefusalCodec() {}

    /** Writes a refusal under an id that is the caller's to make: no two refusals are the same fact. */
    public static EncodedEvent encode(String id, Refusal refusal) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, id);
        headers.put(EventHeaders.SOURCE, "/" + Service.INGRESS.id());
        headers.put(EventHeaders.TYPE, Refusal.TYPE);
        headers.put(EventHeaders.SUBJECT, refusal.provider());
        headers.put(EventHeaders.TIME, refusal.at().toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        return new EncodedEvent(Topology.REFUSALS, refusal.provider(), headers, Json.write(refusal));
    }

    /**
     * Reads a refusal's value.
     *
     * @throws java.io.UncheckedIOException if it is none
     */
    public static Refusal decode(byte[] value) {
        return Json.read(value, Refusal.class);
    }
}
