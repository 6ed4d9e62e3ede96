package io.ringpost.outbound.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.ringpost.contract.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code data} of Ringpost's own events; where it grows too large, its transcript is cut. */
final class MadeData {
    /** The largest body that goes out whole. */
    static final int LARGEST_BODY = 256 * 1024;

    private static final int ENVELOPE = 512;
    private static final int LARGEST = LARGEST_BODY - ENVELOPE;
    private static final String TRANSCRIPT = "transcript";
    private static final JsonFactory FACTORY = new JsonFactory();

    private MadeData() {}

    static String write(Object data, @Nullable String callId) {
        byte[] whole = Json.write(data);
        return compact(whole.length <= LARGEST ? whole : cut(whole, callId));
    }

    @SuppressWarnings("unchecked")
    private static byte[] cut(byte[] whole, @Nullable String callId) {
        Map<String, Object> data = Json.read(whole, Map.class);
        data.put("truncated", true);
        if (callId != null) {
            data.put("link", "/api/v1/calls/" + callId);
        }
        data.replace("transcriptTurns", List.of());
        if (data.get(TRANSCRIPT) instanceof Map) {
            shorten(data, (Map<String, Object>) data.get(TRANSCRIPT), "text");
        } else {
            shorten(data, data, TRANSCRIPT);
        }
        return Json.write(data);
    }

    /** Gives the text what room the rest leaves; what the business attached goes last. */
    private static void shorten(Map<String, Object> data, Map<String, Object> holder, String field) {
        String text = holder.get(field) instanceof String value ? value : "";
        holder.replace(field, "");
        if (Json.write(data).length > LARGEST) {
            data.remove("metadata");
            data.remove("dynamicVariables");
        }
        holder.replace(field, text.substring(0, fitting(text, LARGEST - Json.write(data).length)));
    }

    /** How many characters of the text fit into so many bytes of JSON, without tearing one apart. */
    private static int fitting(String text, int room) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            String character = text.substring(end, text.offsetByCodePoints(end, 1));
            used += CompactJson.quote(character).getBytes(StandardCharsets.UTF_8).length - 2;
            if (used > room) {
                return end;
            }
            end += character.length();
        }
        return end;
    }

    private static String compact(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return CompactJson.copy(parser, CompactJson.Numbers.AS_JAVASCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
