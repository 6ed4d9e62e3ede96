package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The event types that may be handed in: the catalogue's, and those that operators registered. */
@ApplicationScoped
public class EventTypeRegistry {
    private static final WideLog LOG = WideLog.of(EventTypeRegistry.class);
    private static final String USUAL_ENTITY = "id";

    private final Map<String, KnownEvent> known = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    EventTypeRegistry() {
        CrmCatalogue.all().forEach(type -> known.put(type.name(), new KnownEvent(type, schema(type))));
    }

    Optional<KnownEvent> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Whether what was registered before the start is known. */
    public boolean loaded() {
        return loaded;
    }

    void loadedAll() {
        loaded = true;
    }

    /** Takes one record of {@code crm.event-types.v1}; without value the registration is taken back. */
    void learn(String name, byte @Nullable [] value) {
        if (CrmCatalogue.find(name).isPresent()) {
            return;
        }
        if (value == null) {
            known.remove(name);
            return;
        }
        try {
            known.put(name, read(name, Json.read(value, RegisteredEventType.class)));
        } catch (UncheckedIOException e) {
            LOG.event("event-type-unreadable")
                    .word("name", name)
                    .failure(e)
                    .warn("A registered event type cannot be read");
        }
    }

    private static KnownEvent read(String name, RegisteredEventType registered) {
        String entity = registered.entityField() == null ? USUAL_ENTITY : registered.entityField();
        return new KnownEvent(new CrmEventType(name, entity, "", ""), schema(name, registered.schema()));
    }

    /** What was registered before a rule forbade it is no rule: who registered it goes on handing its events in. */
    private static @Nullable DataSchema schema(String name, @Nullable JsonNode schema) {
        try {
            return schema == null || schema.isNull() ? null : DataSchema.registered(schema);
        } catch (IllegalArgumentException e) {
            LOG.event("event-type-unreadable")
                    .word("name", name)
                    .failure(e)
                    .warn("A registered event type has a schema that cannot be used; its events go unchecked");
            return null;
        }
    }

    private static DataSchema schema(CrmEventType type) {
        return DataSchema.of(Json.read(type.schema().getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }
}
