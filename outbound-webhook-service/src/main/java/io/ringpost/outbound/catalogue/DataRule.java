package io.ringpost.outbound.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.log.WideLog;
import io.ringpost.api.schema.CheckingEffort;
import io.ringpost.api.schema.DataSchema;
import io.ringpost.api.schema.Violation;
import io.ringpost.contract.codec.Json;
import io.ringpost.contract.crm.CrmEventType;
import io.ringpost.contract.crm.RegisteredEventType;
import io.ringpost.outbound.store.StoredEventType;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the data of one event type must be.
 *
 * @param schema its schema; without one, any object will do
 * @param since since when it is so
 */
record DataRule(Optional<DataSchema> schema, Instant since) {
    private static final WideLog LOG = WideLog.of(DataRule.class);
    private static final int MOST_NAMED = 3;
    /** The ingress learns a change by Kafka; usually within a second. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    static DataRule of(CrmEventType type) {
        return new DataRule(Optional.of(DataSchema.of(json(type.schema()))), Instant.EPOCH);
    }

    static DataRule of(StoredEventType stored) {
        return new DataRule(schema(stored.type()), stored.changedAt());
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

    /** Whether the ingress may have judged by an earlier rule what it took in then. */
    boolean mayHaveBeenAnother(Instant receivedAt) {
        return receivedAt.isBefore(since.plus(GRACE));
    }

    /** What is wrong with the data, without personal data; looked for at the effort that its batch has. */
    Optional<String> violation(String name, String data, CheckingEffort effort) {
        JsonNode read;
        try {
            read = json(data);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Optional.of("data holds a number that none can read");
        }
        if (!read.isObject()) {
            return Optional.of("data must be an object");
        }
        String wrong = schema.stream()
                .flatMap(rules -> checked(rules, name, read, effort).stream())
                .limit(MOST_NAMED)
                .map(violation -> violation.masked("data"))
                .collect(Collectors.joining("; "));
        return Optional.of(wrong).filter(text -> !text.isEmpty());
    }

    /**
     * Where others of the batch took too much, each of the rest has a little that is its own, and passes where that is not
     * enough: no record is wrong for the company that it came in.
     */
    private static List<Violation> checked(DataSchema rules, String name, JsonNode data, CheckingEffort effort) {
        List<Violation> found = effort.isSpent() ? List.of() : rules.check(data, effort);
        if (!effort.isSpent()) {
            return found;
        }
        CheckingEffort little = CheckingEffort.little();
        List<Violation> foundByLittle = rules.check(data, little);
        if (little.isSpent()) {
            LOG.event("event-unchecked-delivered")
                    .word("name", name)
                    .warn("An event came with others that took too long to check; it is delivered unchecked");
            return List.of();
        }
        return foundByLittle;
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
