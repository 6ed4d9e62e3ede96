package io.ringpost.outbound.query;

import io.ringpost.api.page.PageRequest;
import io.ringpost.api.page.TimeRange;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.contract.delivery.DeliveryStatus;
import io.ringpost.outbound.store.DeliveryFilter;
import io.ringpost.outbound.store.LastAnswer;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

    @Context
    @Nullable
    UriInfo uri;

    PageRequest page() {
        return PageRequest.parse("deliveries", limit, cursor);
    }

    /** JAX-RS hands over nothing for a value that is empty, and whoever asked for it would be shown everything. */
    private @Nullable String asked(String name, @Nullable String value) {
        return value == null && Objects.requireNonNull(uri).getQueryParameters().containsKey(name) ? "" : value;
    }

    private @Nullable DeliveryStatus status() {
        String asked = asked("status", status);
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
        String answered = asked("lastStatus", lastStatus);
        if (answered != null) {
            answers.add(LastAnswer.status(answered)
                    .orElseThrow(() -> ProblemException.badParameter(
                            "lastStatus", "must be 2xx, 3xx, 4xx, 5xx, none or a status such as 503")));
        }
        String error = asked("lastError", lastError);
        if (error != null) {
            answers.add(LastAnswer.error(error)
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
