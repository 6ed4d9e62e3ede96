package io.ringpost.outbound.deliver;

import io.ringpost.outbound.plan.Trace;
import io.ringpost.outbound.schedule.AttemptOutcome;
import io.ringpost.outbound.schedule.RetryAfter;
import io.ringpost.outbound.sign.Outgoing;
import io.ringpost.outbound.sign.WebhookHeaders;
import io.ringpost.outbound.store.ClaimedDelivery;
import io.ringpost.outbound.store.EndpointKeys;
import io.ringpost.safehttp.SafeHttpClient;
import io.ringpost.safehttp.SafeRequest;
import io.ringpost.safehttp.SafeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Signs a delivery and POSTs it, once. */
@ApplicationScoped
public class AttemptSender {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final SafeHttpClient client;
    private final EndpointKeys keys;
    private final Clock clock;

    AttemptSender(SafeHttpClient client, EndpointKeys keys, Clock clock) {
        this.client = client;
        this.keys = keys;
        this.clock = clock;
    }

    Uni<Sent> send(ClaimedDelivery delivery) {
        Instant startedAt = clock.instant();
        Map<String, String> headers;
        try {
            headers = headers(delivery, startedAt);
        } catch (RuntimeException e) {
            AttemptOutcome ours = new AttemptOutcome.Broken("secret_unreadable", "ours");
            return Uni.createFrom()
                    .item(new Sent(
                            ours,
                            startedAt,
                            startedAt,
                            SeenAnswer.none(
                                    "The endpoint's secret, its newest Ed25519 key or its headers cannot be read.")));
        }
        SafeRequest post = SafeRequest.post(delivery.url(), delivery.body()).withHeaders(headers);
        return client.send(post).map(response -> sent(response, startedAt));
    }

    /** The operator's own headers first: none of them can replace one of ours, nor stand in for a trace that is asked for. */
    private Map<String, String> headers(ClaimedDelivery delivery, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>(keys.headers(delivery));
        Outgoing post = new Outgoing(delivery.id(), delivery.event(), delivery.attempt(), now, delivery.body());
        headers.putAll(WebhookHeaders.of(post, keys.secrets(delivery)));
        if (delivery.traced()) {
            headers.keySet().removeIf(Trace.HEADER::equalsIgnoreCase);
            delivery.traceparent().ifPresent(traceparent -> headers.put(Trace.HEADER, traceparent));
        }
        return headers;
    }

    private Sent sent(SafeResponse response, Instant startedAt) {
        Instant endedAt = clock.instant();
        return response.match(
                answered -> new Sent(outcome(answered, endedAt), startedAt, endedAt, seen(answered)),
                failed -> new Sent(outcome(failed), startedAt, endedAt, seen(failed)));
    }

    private static AttemptOutcome outcome(SafeResponse.Answered answered, Instant now) {
        int status = answered.status();
        if (answered.success()) {
            return new AttemptOutcome.Accepted(status);
        }
        boolean mayPostpone = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        return Optional.ofNullable(mayPostpone ? answered.header("retry-after") : null)
                .flatMap(header -> RetryAfter.parse(header, now))
                .<AttemptOutcome>map(wait -> new AttemptOutcome.Postponed(status, wait))
                .orElseGet(() -> new AttemptOutcome.Refused(status));
    }

    private static AttemptOutcome outcome(SafeResponse.Failed failed) {
        return new AttemptOutcome.Broken(
                failed.code().word(), failed.fault().name().toLowerCase(Locale.ROOT));
    }

    private static SeenAnswer seen(SafeResponse.Answered answered) {
        return new SeenAnswer(
                answered.phases(),
                answered.remoteAddress(),
                answered.tls(),
                null,
                HeadFields.kept(answered.headers()),
                answered.body(),
                answered.truncated());
    }

    private static SeenAnswer seen(SafeResponse.Failed failed) {
        return new SeenAnswer(failed.phases(), failed.remoteAddress(), null, failed.detail(), null, new byte[0], false);
    }
}
