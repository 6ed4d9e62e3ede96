package io.ringpost.outbound.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.outbound.store.DeliveryFilter;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of deliveries. */
public class DeliveryQuery {
    @QueryParam("endpoint")
    @Nullable
    String endpoint;

    @QueryParam("event")
    @Nullable
    String event;

    @QueryParam("eventId")
    @Nullable
    String eventId;

    @QueryParam("callId")
    @Nullable
    String callId;

    @QueryParam("status")
    @Nullable
    String status;

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
        return PageRequest.parse("deliveries", limit, cursor);
    }

    private @Nullable DeliveryStatus status() {
        if (status == null) {
            return null;
        }
        return Arrays.stream(DeliveryStatus.values())
                .filter(word -> word != DeliveryStatus.UNKNOWN && word.wire().equals(status))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter("status", "is no status of a delivery"));
    }

    DeliveryFilter filter(ZoneId zone) {
        DeliveryFilter filter = new DeliveryFilter()
                .endpoint(endpoint)
                .event(event)
                .eventId(eventId)
                .callId(callId)
                .status(status());
        TimeRange.parse(since, null, tz, zone).since().ifPresent(filter::since);
        return filter;
    }
}
