package io.ringpost.outbound.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of what an endpoint missed. */
public class MissedQuery {
    @Parameter(
            required = true,
            description = "planned at or after: an instant, or a date in tz",
            example = "2026-01-31T10:00:00Z")
    @QueryParam("since")
    @Nullable
    String since;

    @QueryParam("tz")
    @Nullable
    String tz;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    PageRequest page() {
        return PageRequest.parse("missed", limit, cursor);
    }

    Instant start(ZoneId zone) {
        return TimeRange.parse(since, null, tz, zone)
                .since()
                .orElseThrow(() -> ProblemException.badParameter("since", "must say from when on"));
    }
}
