package io.ringpost.outbound.subscribe;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a replay is asked for with, for the document.
 *
 * @param since from when on
 * @param until until when
 * @param status which
 * @param perSecond how fast
 * @param dryRun whether only to count
 */
record ReplayFields(
        @Schema(description = "planned at or after: an instant, or a date in tz")
        String since,

        @Schema(description = "planned before: an instant, or a date in tz, included; now unless said") @Nullable
        String until,

        @Schema(
                description = "those that stand so, one of failed, expired and delivered, or a list of them;"
                        + " failed and expired unless said",
                oneOf = {String.class, String[].class})
        @Nullable
        Object status,

        @Schema(minimum = "1", maximum = "1000", description = "how many in a second; 10 unless said") @Nullable
        Integer perSecond,

        @Schema(description = "only tells how many match") @Nullable
        Boolean dryRun) {
    static final String EXAMPLE = """
            {"since":"2026-01-31T10:00:00Z","until":"2026-01-31T12:00:00Z","status":"failed","dryRun":true}""";
}
