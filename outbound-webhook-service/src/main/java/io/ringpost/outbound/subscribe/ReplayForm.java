package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.outbound.store.ReplayOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a replay is asked for with.
 *
 * @param order what to give back
 * @param dryRun whether only to count
 */
record ReplayForm(ReplayOrder order, boolean dryRun) {
    private static final Set<String> KNOWN = Set.of("since", "until", "statuses", "perSecond", "dryRun");
    private static final Set<String> ENDED = Set.of("failed", "expired", "cancelled");
    private static final List<String> USUAL = List.of("failed", "expired");
    private static final int PER_SECOND = 10;
    private static final int MOST_PER_SECOND = 1_000;
    private static final int LONGEST = 64;

    static ReplayForm read(String endpointId, @Nullable JsonNode body, Instant now) {
        Fields fields = new Fields(body, KNOWN);
        if (fields.get("since").isMissingNode() || fields.get("since").isNull()) {
            fields.wrong("since", "must be given");
        }
        Instant until = instant(fields, "until").orElse(now);
        Instant since = instant(fields, "since").orElse(Instant.EPOCH);
        if (!since.isBefore(until)) {
            fields.wrong("until", "must be after since");
        }
        List<String> statuses = statuses(fields);
        int perSecond = fields.number("perSecond", PER_SECOND, 1, MOST_PER_SECOND);
        boolean dryRun = fields.flag("dryRun", false);
        fields.check();
        return new ReplayForm(new ReplayOrder(endpointId, since, until, statuses, perSecond), dryRun);
    }

    private static Optional<Instant> instant(Fields fields, String name) {
        return fields.text(name, LONGEST).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                fields.wrong(name, "must be an instant such as 2026-01-31T10:00:00Z");
                return Optional.empty();
            }
        });
    }

    private static List<String> statuses(Fields fields) {
        if (!fields.has("statuses")) {
            return USUAL;
        }
        List<String> words = new ArrayList<>();
        fields.get("statuses").forEach(word -> words.add(word.asText()));
        if (words.isEmpty() || !ENDED.containsAll(words)) {
            fields.wrong("statuses", "must be a list of failed, expired or cancelled");
        }
        return words.stream().distinct().toList();
    }
}
