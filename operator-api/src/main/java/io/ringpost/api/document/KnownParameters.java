package io.ringpost.api.document;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What parameters mean that many operations take, where the operation does not say so itself; all are text. */
final class KnownParameters {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("id", "its id"),
            Map.entry("limit", "how many on a page, 1 to 200; 50 unless said"),
            Map.entry("cursor", "next of the page before, with the same filters"),
            Map.entry("since", "at or after: an instant, or a date in tz"),
            Map.entry("until", "before: an instant, or a date in tz, included"),
            Map.entry("tz", "the zone of dates, such as America/Sao_Paulo"),
            Map.entry("status", "of this status"),
            Map.entry("provider", "of this provider"),
            Map.entry("callId", "of this call"),
            Map.entry("endpoint", "to this endpoint"),
            Map.entry("event", "of this event type"),
            Map.entry("eventId", "of this event"),
            Map.entry("number", "the other's number, however it is written"),
            Map.entry("ownNumber", "a number of ours"),
            Map.entry("Last-Event-ID", "the last event that was seen: goes on behind it"));

    private KnownParameters() {}

    static void explain(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(KnownParameters::explain);
        }
    }

    private static void explain(Parameter parameter) {
        if (parameter.getSchema() == null && parameter.getRef() == null) {
            parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
        if (parameter.getDescription() == null) {
            Optional.ofNullable(parameter.getName()).map(MEANINGS::get).ifPresent(parameter::setDescription);
        }
    }
}
