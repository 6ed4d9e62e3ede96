package io.ringpost.outbound.subscribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringpost.api.problem.ProblemException;
import io.ringpost.outbound.schedule.RateLimit;
import io.ringpost.outbound.sign.Secret;
import io.ringpost.outbound.store.Endpoint;
import io.ringpost.outbound.store.EndpointSettings;
import io.ringpost.outbound.store.Issued;
import io.ringpost.outbound.store.RequestKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as operators see it.
 *
 * @param id its id
 * @param url where its webhooks go
 * @param description what for
 * @param events names, families and {@code *}
 * @param filter values that {@code data} must have, by path
 * @param headers sent in addition; their values are hidden
 * @param schedule {@code guide} or {@code extended}
 * @param concurrency how many of its deliveries are under way at once
 * @param rateLimit how many POSTs it gets in a time, if that is limited
 * @param ordered whether deliveries about one entity follow one another
 * @param stopOn410 whether a 410 disables it
 * @param autoDisable whether it is disabled when nothing gets through for long
 * @param traceparent whether it is told which trace an event is part of
 * @param enabled whether its deliveries go out; else they are held
 * @param disabledReason why Ringpost switched it off
 * @param secret shown by the answer that makes it, and never again
 * @param previousSecretUntil until when the secret that was replaced last signs too
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointView(
        String id,
        String url,
        @Nullable String description,
        List<String> events,
        Map<String, List<Object>> filter,
        Map<String, String> headers,
        String schedule,
        int concurrency,
        @Nullable String rateLimit,
        boolean ordered,
        boolean stopOn410,
        boolean autoDisable,
        boolean traceparent,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt) {

    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointView of(Endpoint endpoint, @Nullable Secret shown) {
        EndpointSettings settings = endpoint.settings();
        RateLimit limit = settings.rateLimit();
        Map<String, String> hidden = new LinkedHashMap<>();
        settings.headers().keySet().forEach(name -> hidden.put(name, HeadersField.MASK));
        return new EndpointView(
                endpoint.id(),
                settings.url(),
                settings.description(),
                settings.events(),
                settings.filter(),
                hidden,
                settings.schedule(),
                settings.concurrency(),
                limit == null ? null : limit.text(),
                settings.ordered(),
                settings.stopOn410(),
                settings.autoDisable(),
                settings.traceparent(),
                settings.enabled(),
                endpoint.disabledReason(),
                shown == null ? null : shown.text(),
                endpoint.previousSecretUntil(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }

    /** What a request made, however often it comes; the same key must not ask for something else. */
    static EndpointView of(Issued issued, RequestKey request) {
        if (!issued.requestHash().equals(request.hash())) {
            throw ProblemException.conflict("This Idempotency-Key was used for another request.");
        }
        return of(issued.endpoint(), issued.secret());
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "EndpointView[" + id + "]";
    }
}
