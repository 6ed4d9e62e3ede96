package io.ringpost.outbound.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringpost.contract.event.CrmEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes a CRM event's timestamp and data out of its envelope without changing a digit of them. */
final class CrmEnvelope {
    private static final JsonFactory FACTORY = new JsonFactory();

    private @Nullable String timestamp;
    private @Nullable String data;

    private CrmEnvelope() {}

    /**
     * Reads the event.
     *
     * @throws IllegalArgumentException if its body is no envelope
     */
    static Occurrence read(CrmEvent event) {
        CrmEnvelope envelope = new CrmEnvelope();
        try (JsonParser parser = FACTORY.createParser(event.body())) {
            envelope.fields(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("the envelope is no JSON object", e);
        }
        if (envelope.data == null) {
            throw new IllegalArgumentException("the envelope has no data");
        }
        String at = envelope.timestamp != null
                ? envelope.timestamp
                : event.info().time().toString();
        return new Occurrence(event.info().id(), event.event(), at, null, null, envelope.data)
                .about(event.info().subject());
    }

    private void fields(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the envelope is no JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "timestamp" -> {
                    timestamp = parser.getValueAsString();
                    parser.skipChildren();
                }
                case "data" -> data = CompactJson.copy(parser, CompactJson.Numbers.AS_GIVEN);
                default -> parser.skipChildren();
            }
        }
    }
}
