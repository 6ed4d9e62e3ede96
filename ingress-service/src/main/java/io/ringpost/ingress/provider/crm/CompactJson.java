package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Splits a body into its events, each as compact JSON with keys and numbers as they were given. */
final class CompactJson {
    /** Two values under one key would let the validation see one and a reader the other. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CompactJson() {}

    /**
     * The one value, or the elements of the array.
     *
     * @throws IOException if it is no JSON
     */
    static List<String> split(byte[] body) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(copy(parser));
                }
            } else if (first != null) {
                values.add(copy(parser));
            }
            if (parser.nextToken() != null) {
                throw new IOException("more follows the value");
            }
        }
        return values;
    }

    private static String copy(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                depth += step(parser, generator);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }

    /** Writes the current token; tells whether it opened or closed something. */
    private static int step(JsonParser parser, JsonGenerator generator) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
}
