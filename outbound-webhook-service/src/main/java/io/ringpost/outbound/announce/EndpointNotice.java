package io.ringpost.outbound.announce;

import io.ringpost.contract.Ids;
import io.ringpost.contract.event.EventInfo;
import io.ringpost.outbound.plan.Occurrence;
import io.ringpost.outbound.schedule.Streak;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What operators are told of an endpoint. It says neither its URL nor anything that a receiver answered.
 *
 * @param endpointId of which
 * @param percent how much of the way to being disabled it has gone; 100 when it is
 * @param reason in words
 * @param at when it came to that
 * @param streak the failures that led to it, if any did
 */
public record EndpointNotice(
        String endpointId,
        int percent,
        String reason,
        Instant at,
        @Nullable Streak streak) {
    private static final int DISABLED = 100;

    /** It will be disabled if nothing changes. */
    public static EndpointNotice warning(String endpointId, int percent, Streak streak) {
        return new EndpointNotice(endpointId, percent, reason(streak), streak.at(), streak);
    }

    /** It is disabled because nothing gets through. */
    public static EndpointNotice disabled(String endpointId, Streak streak) {
        return new EndpointNotice(endpointId, DISABLED, reason(streak), streak.at(), streak);
    }

    /** It is disabled because its receiver said that it is gone. */
    public static EndpointNotice gone(String endpointId, Instant at) {
        return new EndpointNotice(endpointId, DISABLED, "its receiver answered 410 Gone", at, null);
    }

    private static String reason(Streak streak) {
        return "no attempt has succeeded since " + streak.since() + ", " + streak.failures() + " have failed";
    }

    /** Whether it gets nothing more. */
    public boolean disabled() {
        return percent == DISABLED;
    }

    /** The name of the webhook that tells of it. */
    private String webhook() {
        return disabled() ? "webhook.endpoint_desativado" : "webhook.endpoint_aviso";
    }

    /** The rule of the alert that tells of it. */
    String rule() {
        return disabled() ? "endpoint_disabled" : "endpoint_failing";
    }

    /** The sentence for whoever is woken by it. */
    String message() {
        return disabled()
                ? "A webhook endpoint was disabled: " + reason + ". What it would get is held until it is enabled."
                : "A webhook endpoint is at " + percent + " % of the way to being disabled: " + reason + ".";
    }

    /** The webhook that tells of it. */
    public Occurrence occurrence() {
        String id = Ids.event(webhook(), endpointId, distinction());
        Instant time = at.truncatedTo(ChronoUnit.MILLIS);
        return Occurrence.made(new EventInfo(id, endpointId, time, 1), webhook(), null, data());
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("endpointId", endpointId);
        data.put("percent", percent);
        data.put("reason", reason);
        if (streak != null) {
            data.put("failures", streak.failures());
            data.put("failingSince", streak.since().toString());
        }
        return data;
    }

    /** What distinguishes it from others of the endpoint: an endpoint may be gone, enabled and gone again. */
    String distinction() {
        return percent + ":" + (streak == null ? "gone:" + at : streak.since());
    }
}
