package io.ringpost.ingress.provider.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.ringpost.api.log.WideLog;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The event types that may be handed in: the catalogue's, and those that operators registered. */
@ApplicationScoped
public class EventTypeRegistry {
    private static final WideLog LOG = WideLog.of(EventTypeRegistry.class);
    private static final String USUAL_ENTITY = "id";

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(location -> () -> {
                throw new FileNotFoundException("a schema refers to nothing outside itself");
            })));
    private final Map<String, KnownEvent> known = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    EventTypeRegistry() {
        CrmCatalogue.all()
                .forEach(type -> known.put(type.name(), new KnownEvent(type, schemas.getSchema(type.schema()))));
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
        } catch (UncheckedIOException | JsonSchemaException e) {
            LOG.event("event-type-unreadable")
                    .word("name", name)
                    .failure(e)
                    .warn("A registered event type cannot be used: its schema is faulty or uses a regular expression");
        }
    }

    private KnownEvent read(String name, RegisteredEventType registered) {
        String entity = registered.entityField() == null ? USUAL_ENTITY : registered.entityField();
        JsonNode schema = registered.schema();
        CrmEventType type = new CrmEventType(name, entity, "", "");
        if (schema == null || schema.isNull()) {
            return new KnownEvent(type, null);
        }
        if (SchemaRules.useRegularExpressions(schema)) {
            throw new JsonSchemaException("it uses a regular expression");
        }
        JsonSchema compiled = schemas.getSchema(schema);
        compiled.initializeValidators();
        return new KnownEvent(type, compiled);
    }
}
