package io.ringpost.ingress.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A few scalars of a JSON object, picked by path ({@code call.call_id}, {@code data.payload.to[].phone_number}).
 *
 * <p>Only picks: a payload is kept whatever else is in it, so neither depth, size of numbers, repeated keys nor broken
 * UTF-8 make it unreadable.
 */
public final class JsonFields implements Fields {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Map<String, List<String>> values = new HashMap<>();

    private JsonFields() {}

    /** Picks the wanted paths; empty if the payload is no JSON object. */
    public static Optional<JsonFields> pick(byte[] payload, Set<String> wanted) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        try (JsonParser parser = FACTORY.createParser(text.substring(start))) {
            JsonFields fields = new JsonFields();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            fields.readObject(parser, wanted);
            return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Walks the object without recursion; what no wanted path leads into is skipped. */
    private void readObject(JsonParser parser, Set<String> wanted) throws IOException {
        Deque<String> path = new ArrayDeque<>();
        path.push("");
        while (!path.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the object has no end");
            }
            if (token.isStructEnd()) {
                path.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                value(parser, token, path, wanted);
            }
        }
    }

    private void value(JsonParser parser, JsonToken token, Deque<String> path, Set<String> wanted) throws IOException {
        String parent = path.element();
        String name = parser.currentName();
        String here = name == null ? parent : parent.isEmpty() ? name : parent + "." + name;
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            String inner = token == JsonToken.START_ARRAY ? here + "[]" : here;
            if (wanted.stream().anyMatch(field -> field.startsWith(inner))) {
                path.push(inner);
            } else {
                parser.skipChildren();
            }
        } else if (wanted.contains(here) && token != JsonToken.VALUE_NULL) {
            values.computeIfAbsent(here, key -> new ArrayList<>()).add(parser.getText());
        }
    }
}
