package io.ringpost.recording.store;

import io.ringpost.contract.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Values as the text of JSON, which is how they travel to the database. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    static String array(List<String> values) {
        return of(values);
    }
}
