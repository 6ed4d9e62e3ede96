package io.ringpost.outbound.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmCatalogue;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.store.EventTypeStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the data of a CRM event must be. The ingress asks for the same before it accepts one; here it holds for whatever
 * else is written to the topic. Names that nobody registered have no rules.
 */
@ApplicationScoped
public class DataRules {
    private static final WideLog LOG = WideLog.of(DataRules.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_NAMED = 3;
    private static final Map<String, Rule> CATALOGUE = CrmCatalogue.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    CrmEventType::name, type -> new Rule(Optional.of(DataSchema.of(json(type.schema()))))));

    private final EventTypeStore types;
    private volatile Registered registered = new Registered("", Map.of());

    DataRules(EventTypeStore types) {
        this.types = types;
    }

    /** Learns what was registered since; while the database cannot be asked, what is known counts. */
    public Uni<Void> refresh() {
        return types.version()
                .flatMap(version -> version.equals(registered.version())
                        ? Uni.createFrom().voidItem()
                        : types.all().invoke(all -> learn(version, all)).replaceWithVoid())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.event("event-types-unreadable")
                        .failure(failure)
                        .warn("The registered event types cannot be read; those known before count"))
                .onFailure()
                .recoverWithNull();
    }

    /** What is wrong with the data, where, without personal data; empty if nothing is. */
    public Optional<String> violation(String name, String data) {
        return Optional.ofNullable(CATALOGUE.get(name))
                .or(() -> Optional.ofNullable(registered.rules().get(name)))
                .flatMap(rule -> rule.violation(json(data)));
    }

    private void learn(String version, List<RegisteredEventType> all) {
        registered = new Registered(
                version,
                all.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                RegisteredEventType::name, type -> new Rule(schema(type)))));
    }

    /** What was registered before a rule forbade it is no rule: events of it are not to be lost. */
    private static Optional<DataSchema> schema(RegisteredEventType type) {
        try {
            return Optional.ofNullable(type.schema()).map(DataSchema::registered);
        } catch (IllegalArgumentException e) {
            LOG.event("event-type-unreadable")
                    .word("name", type.name())
                    .failure(e)
                    .warn("A registered event type has a schema that cannot be used; its events go unchecked");
            return Optional.empty();
        }
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    /** What operators registered, and which state of it that is. */
    private record Registered(String version, Map<String, Rule> rules) {}

    /** Without schema, any object will do. */
    private record Rule(Optional<DataSchema> schema) {
        Optional<String> violation(JsonNode data) {
            if (!data.isObject()) {
                return Optional.of("data must be an object");
            }
            String wrong = schema.stream()
                    .flatMap(rules -> rules.check(data).stream())
                    .limit(MOST_NAMED)
                    .map(violation -> violation.masked("data"))
                    .collect(Collectors.joining("; "));
            return Optional.of(wrong).filter(text -> !text.isEmpty());
        }
    }
}
