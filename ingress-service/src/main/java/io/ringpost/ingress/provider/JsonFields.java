package io.ringpost.ingress.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A few scalars of a JSON object, picked by path ({@code call.call_id}, {@code data.payload.to[].phone_number}).
 *
 * <p>Only picks: a payload is kept whatever else is in it, so neither depth, size of numbers, repeated keys nor broken
 * UTF-8 make it unreadable.
 */
public final class JsonFields implements Fields {
    private static final JsonFactory TEXTS = factory(false);
    /** Reads UTF-8 without making a text of all of it; what it cannot read is read as text. */
    private static final JsonFactory BYTES = factory(true);

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BYTES_THAT_TELL_THE_ENCODING = 4;

    private final Map<String, List<String>> values = new HashMap<>();

    private JsonFields() {}

    private static JsonFactory factory(boolean namesAreKept) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, namesAreKept)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** Picks the wanted paths; empty if the payload is no JSON object. */
    public static Optional<JsonFields> pick(byte[] payload, JsonPaths wanted) {
        // The reader of bytes would let a character that is written with more bytes than it needs pass for another.
        if (isPlain(payload) && Utf8.isWellFormed(payload)) {
            try (JsonParser parser = BYTES.createParser(payload)) {
                return pick(parser, wanted);
            } catch (IOException e) {
                return pickFromText(payload, wanted);
            }
        }
        return pickFromText(payload, wanted);
    }

    private static Optional<JsonFields> pickFromText(byte[] payload, JsonPaths wanted) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        try (JsonParser parser = TEXTS.createParser(text.substring(start))) {
            return pick(parser, wanted);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it begins like an object in ASCII or UTF-8, and can be taken for nothing else. */
    private static boolean isPlain(byte[] payload) {
        if (payload.length < BYTES_THAT_TELL_THE_ENCODING || payload[0] != '{') {
            return false;
        }
        for (int i = 1; i < BYTES_THAT_TELL_THE_ENCODING; i++) {
            if (payload[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<JsonFields> pick(JsonParser parser, JsonPaths wanted) throws IOException {
        JsonFields fields = new JsonFields();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        fields.readObject(parser, wanted.root());
        return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
    }

    @Override
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Walks the object without recursion; what no wanted path leads into is skipped. */
    private void readObject(JsonParser parser, JsonPaths.Step root) throws IOException {
        Deque<JsonPaths.Step> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the object has no end");
            }
            if (token.isStructEnd()) {
                open.pop();
            } else if (token != JsonToken.FIELD_NAME) {
                value(parser, token, open);
            }
        }
    }

    private void value(JsonParser parser, JsonToken token, Deque<JsonPaths.Step> open) throws IOException {
        String name = parser.currentName();
        JsonPaths.Step here = name == null ? open.element() : open.element().member(name);
        if (token.isStructStart()) {
            JsonPaths.Step inner = token == JsonToken.START_ARRAY && here != null ? here.element() : here;
            if (inner != null && (inner.leadsOn() || inner.path() != null)) {
                open.push(inner);
            } else {
                parser.skipChildren();
            }
        } else if (here != null && token != JsonToken.VALUE_NULL) {
            keep(here.path(), parser.getText());
        }
    }

    private void keep(@Nullable String path, String value) {
        if (path != null) {
            values.computeIfAbsent(path, key -> new ArrayList<>(1)).add(value);
        }
    }
}
