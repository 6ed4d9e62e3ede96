package io.ringpost.outbound.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.outbound.store.DeliveryFilter;
import io.ringpost.outbound.store.LastAnswer;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    @QueryParam("until")
    @Nullable
    String until;

    @QueryParam("lastStatus")
    @Parameter(
            description =
                    "what its last attempt was answered: a class (2xx, 3xx, 4xx, 5xx), a status (503) or none; of a"
                            + " long list a page may then hold fewer than asked for, even none, and next goes on")
    @Nullable
    String lastStatus;

    @QueryParam("lastError")
    @Parameter(
            description =
                    "the code of what went wrong with its last attempt, such as timeout; pages as with lastStatus")
    @Nullable
    String lastError;

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
        String asked = status;
        if (asked == null) {
            return null;
        }
        return Arrays.stream(DeliveryStatus.values())
                .filter(word -> word != DeliveryStatus.UNKNOWN && word.wire().equals(asked))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter("status", "is no status of a delivery"));
    }

    private List<LastAnswer> lastAnswers() {
        List<LastAnswer> answers = new ArrayList<>();
        if (lastStatus != null) {
            answers.add(LastAnswer.status(lastStatus)
                    .orElseThrow(() -> ProblemException.badParameter(
                            "lastStatus", "must be 2xx, 3xx, 4xx, 5xx, none or a status such as 503")));
        }
        if (lastError != null) {
            answers.add(LastAnswer.error(lastError)
                    .orElseThrow(() -> ProblemException.badParameter(
                            "lastError", "must be the code of an error, such as timeout or http_503")));
        }
        return answers;
    }

    DeliveryFilter filter(ZoneId zone) {
        DeliveryFilter filter = new DeliveryFilter()
                .endpoint(endpoint)
                .event(event)
                .eventId(eventId)
                .callId(callId)
                .status(status());
        TimeRange range = TimeRange.parse(since, until, tz, zone);
        range.since().ifPresent(filter::since);
        range.until().ifPresent(filter::until);
        lastAnswers().forEach(filter::last);
        return filter;
    }
}
