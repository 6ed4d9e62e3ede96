package io.ringpost.contract.alert;

import io.ringpost.contract.EventHeaders;
import io.ringpost.contract.Ids;
import io.ringpost.contract.Service;
import io.ringpost.contract.Topology;
import io.ringpost.contract.codec.EncodedEvent;
import io.ringpost.contract.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alerts to Kafka records and back. */
public final class AlertCodec {
    private AlertCodec() {}

    /** Writes an alert that a service raises; the same rule, subject and state at the same time is the same alert. */
    public static EncodedEvent encode(Service raisedBy, Alert alert) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, Ids.event(Alert.TYPE, key(alert), occasion(alert)));
        headers.put(EventHeaders.SOURCE, "/" + raisedBy.id());
        headers.put(EventHeaders.TYPE, Alert.TYPE);
        headers.put(EventHeaders.SUBJECT, alert.subject());
        headers.put(EventHeaders.TIME, alert.at().toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        return new EncodedEvent(Topology.ALERTS, key(alert), headers, Json.write(alert));
    }

    /**
     * Reads an alert's value.
     *
     * @throws java.io.UncheckedIOException if it is none
     */
    public static Alert decode(byte[] value) {
        return Json.read(value, Alert.class);
    }

    private static String occasion(Alert alert) {
        String at = alert.at().toString();
        return alert.state() == AlertState.FIRING
                ? at
                : at + ":" + alert.state().wire();
    }

    private static String key(Alert alert) {
        return alert.rule() + ":" + alert.subject();
    }
}
