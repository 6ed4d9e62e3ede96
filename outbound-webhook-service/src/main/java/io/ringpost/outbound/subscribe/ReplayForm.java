package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.store.ReplayOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a replay is asked for with.
 *
 * @param order what to give back
 * @param dryRun whether only to count
 */
record ReplayForm(ReplayOrder order, boolean dryRun) {
    private static final Set<String> KNOWN = Set.of("since", "until", "status", "perSecond", "dryRun");
    private static final Set<String> ENDED = Set.of("failed", "expired", "delivered");
    private static final List<String> USUAL = List.of("failed", "expired");
    private static final int PER_SECOND = 10;
    private static final int MOST_PER_SECOND = 1_000;
    private static final int LONGEST = 64;

    /** A date is one of the zone that {@code tz} names, else of the service's. */
    static ReplayForm read(String endpointId, @Nullable JsonNode body, Instant now, @Nullable String tz, ZoneId zone) {
        TimeRange.parse(null, null, tz, zone);
        Fields fields = new Fields(body, KNOWN);
        if (fields.get("since").isMissingNode() || fields.get("since").isNull()) {
            fields.wrong("since", "must be given");
        }
        Instant until = instant(fields, "until", text -> TimeRange.parse(null, text, tz, zone)
                        .until())
                .orElse(now);
        Instant since = instant(fields, "since", text -> TimeRange.parse(text, null, tz, zone)
                        .since())
                .orElse(Instant.EPOCH);
        if (!since.isBefore(until)) {
            fields.wrong("until", "must be after since");
        }
        List<String> statuses = statuses(fields);
        int perSecond = fields.number("perSecond", PER_SECOND, 1, MOST_PER_SECOND);
        boolean dryRun = fields.flag("dryRun", false);
        fields.check();
        return new ReplayForm(new ReplayOrder(endpointId, since, until, statuses, perSecond), dryRun);
    }

    private static Optional<Instant> instant(Fields fields, String name, Function<String, Optional<Instant>> parse) {
        return fields.text(name, LONGEST).flatMap(text -> {
            try {
                return parse.apply(text);
            } catch (ProblemException e) {
                fields.wrong(name, "must be an instant such as 2026-01-31T10:00:00Z or a date such as 2026-01-31");
                return Optional.empty();
            }
        });
    }

    private static List<String> statuses(Fields fields) {
        JsonNode given = fields.get("status");
        if (given.isMissingNode() || given.isNull()) {
            return USUAL;
        }
        List<String> words = new ArrayList<>();
        if (given.isTextual()) {
            words.add(given.asText());
        } else if (given.isArray()) {
            given.forEach(word -> words.add(word.asText()));
        }
        if (words.isEmpty() || !ENDED.containsAll(words)) {
            fields.wrong("status", "must be failed, expired or delivered, or a list of these");
        }
        return words.stream().distinct().toList();
    }
}
