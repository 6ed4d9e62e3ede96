package io.ringpost.outbound.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event type that endpoints can subscribe to.
 *
 * @param name what to subscribe to
 * @param source who makes its events: {@code crm}, {@code ringpost} or {@code registered}
 * @param portuguese one line for Portuguese readers
 * @param english one line for English readers
 * @param entityField the field of {@code data} that names what it is about
 * @param schema JSON Schema of {@code data}
 * @param example a whole envelope
 */
public record EventType(
        String name,
        String source,
        @Nullable String portuguese,
        @Nullable String english,
        @Nullable String entityField,
        @Nullable JsonNode schema,
        @Nullable JsonNode example) {

    static EventType of(CrmEventType type) {
        JsonNode schema = Json.read(type.schema().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return new EventType(
                type.name(),
                "crm",
                type.portuguese(),
                type.english(),
                type.entityField(),
                schema,
                exampleOf(type.name()));
    }

    static EventType of(MadeEvent event) {
        return new EventType(
                event.name(),
                "ringpost",
                event.portuguese(),
                event.english(),
                event.entityField(),
                resource(event.schema()),
                exampleOf(event.name()));
    }

    /** One that an operator registered; a description in one language alone stands for the other too. */
    public static EventType of(RegisteredEventType type) {
        String portuguese = type.descriptionPt();
        String english = type.description();
        return new EventType(
                type.name(),
                "registered",
                portuguese == null ? english : portuguese,
                english == null ? portuguese : english,
                type.entityField(),
                type.schema(),
                type.example());
    }

    /** What {@code family.*} subscribes to: the first word of the name. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    private static JsonNode exampleOf(String name) {
        return resource("/catalogue/example/" + name + ".json");
    }

    private static JsonNode resource(String path) {
        try (InputStream in = EventType.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return Json.read(in.readAllBytes(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
