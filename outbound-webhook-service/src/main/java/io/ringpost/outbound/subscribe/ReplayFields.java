package io.ringpost.outbound.subscribe;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a replay is asked for with, for the document.
 *
 * @param since from when on
 * @param until until when
 * @param statuses which
 * @param perSecond how fast
 * @param dryRun whether only to count
 */
record ReplayFields(
        @Schema(description = "planned at or after") Instant since,

        @Schema(description = "planned before; now unless said") @Nullable
        Instant until,

        @Schema(
                description = "those that stand so; failed and expired unless said",
                enumeration = {"failed", "expired", "cancelled"},
                minItems = 1)
        @Nullable
        List<String> statuses,

        @Schema(minimum = "1", maximum = "1000", description = "how many in a second; 10 unless said") @Nullable
        Integer perSecond,

        @Schema(description = "only tells how many match") @Nullable
        Boolean dryRun) {
    static final String EXAMPLE = """
            {"since":"2026-01-31T10:00:00Z","until":"2026-01-31T12:00:00Z","statuses":["failed"],\
            "perSecond":10,"dryRun":true}""";
}
